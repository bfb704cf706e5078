import type { z } from 'zod';
import type { changeCandidate as changeInput, sayNomination as nominationInput, sayWillingness as willingnessInput, withdrawCandidate as withdrawInput } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { tellOfCandidates, type CandidateNews } from './candidate-facts.js';
import { lockCandidates, saveCandidates, type CandidateRow } from './store.js';

type Changed = Promise<Result<{ candidateId: string; version: number }>>;

/** What is known of a candidate, but for what they and the branch said. Refusals: not_found, candidate_changed, candidate_closed. */
export const changeCandidate = (ground: Ground, actor: Person, candidateId: string, body: z.output<typeof changeInput>, at: Instant): Changed =>
  change(ground, actor, candidateId, body, 'CandidateChanged', at, (c) => {
    if (c.version !== body.sawVersion) return refuse('candidate_changed');
    return done({
      ...c, name: body.name, phone: body.phone ?? null, standing: body.standing, residentId: body.residentId ?? c.residentId, personId: body.personId ?? c.personId,
      lng: body.lng ?? null, lat: body.lat ?? null, building: body.building ?? null, entrance: body.entrance ?? null, villagerGroup: body.villagerGroup ?? null,
      hoursPerWeek: body.hoursPerWeek ?? null, capacity: body.capacity, least: Math.min(body.least, body.capacity), conflicts: body.conflicts,
    });
  });

/** What the person said, and to whom. */
export const sayWillingness = (ground: Ground, actor: Person, candidateId: string, body: z.output<typeof willingnessInput>, at: Instant): Changed =>
  change(ground, actor, candidateId, body, 'WillingnessSaid', at, (c) => done({
    ...c, willingness: body.willingness, willingnessSaidTo: actor.personId, willingnessAt: at, hoursPerWeek: body.hoursPerWeek ?? c.hoursPerWeek,
    capacity: body.capacity ?? c.capacity, least: Math.min(c.least, body.capacity ?? c.capacity),
  }));

/** What the branch said, by its name. */
export const sayNomination = (ground: Ground, actor: Person, candidateId: string, body: z.output<typeof nominationInput>, at: Instant): Changed =>
  change(ground, actor, candidateId, body, 'NominationSaid', at, (c) =>
    done({ ...c, nomination: body.nomination, nominatedBy: body.body, nominationReason: body.reason, nominationAt: at }));

export const withdrawCandidate = (ground: Ground, actor: Person, candidateId: string, body: z.output<typeof withdrawInput>, at: Instant): Changed =>
  change(ground, actor, candidateId, body, 'CandidateWithdrawn', at, (c) => done({ ...c, state: 'withdrawn', conflicts: c.conflicts || body.reason }));

const change = (
  ground: Ground, actor: Person, candidateId: string, body: { commandId: string }, kind: CandidateNews, at: Instant, work: (c: CandidateRow) => Result<CandidateRow>,
): Changed => ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, { candidateId, ...body }, async () => {
  const [c] = await lockCandidates(tx, [candidateId]);
  if (!c) return refuse('not_found');
  if (!mayIn(actor, 'candidate.write', c.unitCode)) return refuse('not_allowed');
  if (c.state === 'withdrawn') return refuse('candidate_closed', { state: 'withdrawn' });
  const changed = work(c);
  if (!changed.ok) return changed;
  const version = c.version + 1;
  await saveCandidates(tx, [{ ...changed.value, version }], at);
  await tellOfCandidates(tx, kind, [c], {}, at);
  return done({ candidateId, version });
}));
