import type { z } from 'zod';
import type { addCandidate as input } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { chinaDay, dayToIso, type Instant } from '../../../ground/time.js';
import { unitsByCode } from '../../honeycomb/door.js';
import { tellOfCandidates } from './candidate-facts.js';
import { lockCandidates, saveCandidates } from './store.js';

/** Standing is C2: kept a year, then asked anew. */
const KEPT_DAYS = 365;

/** Adds a candidate to a unit. Refusals: not_allowed, not_a_cell, id_already_used. */
export function addCandidate(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<{ candidateId: string; version: number }>> {
  if (!mayIn(actor, 'candidate.write', body.unitCode)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const unit = (await unitsByCode(tx, [body.unitCode])).get(body.unitCode);
    if (!unit || !['village', 'compound'].includes(unit.level)) return refuse('not_a_cell');
    if ((await lockCandidates(tx, [body.candidateId])).length > 0) return refuse('id_already_used');
    const { commandId: _, ...given } = body;
    await saveCandidates(tx, [{
      ...given, residentId: given.residentId ?? null, personId: given.personId ?? null, phone: given.phone ?? null, lng: given.lng ?? null, lat: given.lat ?? null,
      building: given.building ?? null, entrance: given.entrance ?? null, villagerGroup: given.villagerGroup ?? null, hoursPerWeek: given.hoursPerWeek ?? null,
      least: Math.min(given.least, given.capacity), willingness: 'not_asked', willingnessSaidTo: null, willingnessAt: null, nomination: 'none', nominatedBy: null,
      nominationReason: '', nominationAt: null, state: 'open', expiresOn: dayToIso(chinaDay(at) + KEPT_DAYS), version: 1,
    }], at);
    await tellOfCandidates(tx, 'CandidateAdded', [body], {}, at);
    return done({ candidateId: body.candidateId, version: 1 });
  }));
}
