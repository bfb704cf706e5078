import type { z } from 'zod';
import type { recordSelection as input } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { chinaDay, isoToDay, type Instant } from '../../../ground/time.js';
import { tellOfCandidates } from './candidate-facts.js';
import { checkDecision } from './rules/agreement.js';
import { addSelection, lockCandidates, saveCandidates } from './store.js';

/**
 * L2: the branch meeting's decision, with who was there and how they voted. Chosen candidates stand ready for a plan. Refusals:
 * not_allowed, selection_in_future, not_found (a candidate of another unit), candidate_closed, not_willing, votes_do_not_add.
 */
export function recordSelection(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<{ selectionId: string }>> {
  if (!mayIn(actor, 'candidate.write', body.unitCode)) return Promise.resolve(refuse('not_allowed'));
  if (isoToDay(body.heldOn) > chinaDay(at)) return Promise.resolve(refuse('selection_in_future'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const candidates = new Map((await lockCandidates(tx, body.results.map((r) => r.candidateId))).map((c) => [c.candidateId, c]));
    if (new Set(body.results.map((r) => r.candidateId)).size !== body.results.length) return refuse('input_not_understood', { fields: 'results' });
    if (body.results.some((r) => candidates.get(r.candidateId)?.unitCode !== body.unitCode)) return refuse('not_found');
    const withdrawn = [...candidates.values()].find((c) => c.state === 'withdrawn');
    if (withdrawn) return refuse('candidate_closed', { state: 'withdrawn' });
    const checked = checkDecision(body.results.map((r) => {
      const c = candidates.get(r.candidateId);
      return { ...r, name: c?.name ?? '', willingness: c?.willingness ?? 'not_asked' };
    }), body.voters.filter((v) => v.present).length);
    if (!checked.ok) return checked;
    const { selectionId, unitCode, heldOn, place, chair, note, voters, results } = body;
    await addSelection(tx, { selectionId, unitCode, heldOn, place, chair, note, recordedBy: actor.personId, recordedAt: at }, voters, results);
    const decided = results.flatMap((r) => {
      const c = candidates.get(r.candidateId);
      return c ? [{ ...c, state: r.chosen ? 'chosen' as const : 'not_chosen' as const, version: c.version + 1 }] : [];
    });
    await saveCandidates(tx, decided, at);
    await tellOfCandidates(tx, 'CandidatesDecided', decided, { selectionId }, at);
    return done({ selectionId });
  }));
}
