import type { Unit } from '../../contract/honeycomb.js';
import { systemScope } from '../../ground/database/scope.js';
import { storeFile } from '../../ground/files/store-file.js';
import type { Ground } from '../../ground/ground.js';
import { listUnits, unitsByCode } from '../../rooms/honeycomb/door.js';
import { findMyLiaison, objectByCard } from '../../rooms/liaison/door.js';
import { addByReporter, confirmByReporter, promisedMinutes, receiveReport, reopenByReporter, trackCase } from '../../rooms/response/door.js';
import { showOwnHousehold } from '../show-own-household.js';
import type { ResidentPorts } from './ports.js';

/** The resident pages' ways into the house: the very use cases that /api has, each behind its room's door. */
export const residentDoors = (ground: Ground): ResidentPorts => ({
  receive: (report, at) => receiveReport(ground, report, at),
  promise: (at) => promisedMinutes(ground, at),
  track: (link) => trackCase(ground, link),
  confirm: (id, body, at) => confirmByReporter(ground, { id, ...body }, at),
  reopen: (id, body, at) => reopenByReporter(ground, { id, ...body }, at),
  add: (id, body, at) => addByReporter(ground, { id, ...body }, at),
  household: (id, secret, at) => showOwnHousehold(ground, id, secret, at),
  object: (id, secret, body, at) => objectByCard(ground, id, secret, body, at),
  myLiaison: (query) => findMyLiaison(ground, query),
  async unitsBelow(parentCode) {
    const found = await listUnits(ground, { parent: parentCode ?? ground.countyCode, limit: 200 });
    return found.ok ? found.value.rows : [];
  },
  unitByCode: (code) => unitByCode(ground, code),
  storeFile: ({ id, bytes }, at) => storeFile(ground, { kind: 'public' }, id, bytes, at),
});

/** One unit, named from its town down ("柳溪镇 东头村 3号楼"), since a building's own name says little by itself. */
async function unitByCode(ground: Ground, code: string): Promise<Unit | null> {
  const codes = Array.from({ length: Math.max(0, Math.floor((code.length - 6) / 3) + 1) }, (_, i) => code.slice(0, 6 + 3 * i));
  const units = await ground.database.transaction(systemScope(ground.countyCode), (tx) => unitsByCode(tx, codes));
  const own = units.get(code);
  if (!own) return null;
  const names = codes.map((one) => units.get(one)).filter((u) => u !== undefined && u.level !== 'county').map((u) => u!.name);
  return { ...own, nationalCode: null, name: names.length > 0 ? names.join(' ') : own.name };
}
