import type { MyHousehold } from '../../../contract/care.js';
import type { Transaction } from '../../../ground/database/database.js';
import { reporterScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { householdsByIds, peopleByIds, residentsOfHouseholds, unitsByCode } from '../../honeycomb/door.js';
import { describeNeeds } from '../care/describe-needs.js';
import { needsOfHouseholds, viewsOfHousehold } from '../care/store.js';
import { gridName } from '../grids/rules/grid-name.js';
import { gridsByIds, membershipsNow } from '../grids/store.js';
import { visitsOfHousehold } from '../visits/list-visits.js';
import { verifyCards } from './verify-cards.js';

const MOST_VIEWS = 200;
const MOST_VISITS = 50;

/**
 * Everything held about a household, for whoever shows its card: its liaison and why, its needs with reason, basis, source and end,
 * who looked, the visits; its cases are in the room to the right (src/server/show-own-household.ts). The scope is this one household. A wrong card and an unknown household are answered alike: not_found.
 */
export function showMyHousehold(ground: Ground, householdId: string, secret: string, at: Instant): Promise<Result<Omit<MyHousehold, 'cases'>>> {
  return ground.database.transaction(reporterScope(ground.countyCode, householdId), async (tx) => {
    const [known] = await verifyCards(tx, [{ householdId, secret }]);
    const household = (await householdsByIds(tx, [householdId])).get(householdId);
    if (!known || !household) return refuse('not_found');
    const unit = (await unitsByCode(tx, [household.unitCode])).get(household.unitCode);
    return done({
      unitCode: household.unitCode, unitName: unit?.name ?? '', address: household.address, supervisionPhone: unit?.supervisionPhone ?? null,
      ...await liaisonOf(tx, householdId, unit?.name ?? ''),
      needs: await describeNeeds(tx, await needsOfHouseholds(tx, [householdId], at)),
      views: await viewsOfHousehold(tx, householdId, MOST_VIEWS),
      visits: (await visitsOfHousehold(tx, householdId, MOST_VISITS)).map(({ voiceFileId: _voice, ...visit }) => visit),
      residents: (await residentsOfHouseholds(tx, [householdId])).map(({ name, birthYear, phone, state }) => ({ name, birthYear, phone, state })),
    });
  });
}

async function liaisonOf(tx: Transaction, householdId: string, unitName: string): Promise<Pick<MyHousehold, 'liaisonName' | 'liaisonPhone' | 'gridName' | 'why'>> {
  const membership = (await membershipsNow(tx, [householdId])).get(householdId);
  const [grid] = membership ? await gridsByIds(tx, [membership.gridId]) : [];
  const person = grid ? (await peopleByIds(tx, [grid.liaisonPersonId])).get(grid.liaisonPersonId) : undefined;
  return { liaisonName: person?.name ?? null, liaisonPhone: person?.phone ?? null, gridName: grid ? gridName(unitName, grid.number) : null, why: membership?.why ?? null };
}
