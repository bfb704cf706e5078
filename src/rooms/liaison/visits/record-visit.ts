import type { z } from 'zod';
import type { recordVisit as input, visitRecorded } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { once } from '../../../ground/commands/once.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { attachFiles } from '../../../ground/files/store.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { entitledTo } from '../care/entitled.js';
import { membershipsNow } from '../grids/store.js';
import { visitedAt } from './rules/visited-at.js';
import { addVisit, visitById } from './store.js';

/**
 * L6: one visit, as the liaison puts it down, sent when there is a network. No photo, no place. Help that is needed is told as
 * `VisitFoundNeed`, from which the response room opens a case under the id the phone made; the clocks start at this receipt.
 * What the case is to say waits in the visit itself: a fact is never erased. Refusals: not_found, file_unknown, id_already_used.
 */
export function recordVisit(ground: Ground, actor: Person, body: z.output<typeof input>, now: Instant): Promise<Result<z.input<typeof visitRecorded>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const entitled = await entitledTo(tx, actor, 'visit.record', body.householdId);
    if (!entitled) return refuse('not_found');
    if (await visitById(tx, body.visitId)) return refuse('id_already_used');
    if (body.voiceFileId && (await attachFiles(tx, body.visitId, [body.voiceFileId])).length > 0) return refuse('file_unknown');
    const { householdId, unitCode } = entitled.household;
    const caseId = body.finding === 'needs_help' ? body.caseId ?? null : null;
    const added = await addVisit(tx, {
      visitId: body.visitId, householdId, gridId: (await membershipsNow(tx, [householdId])).get(householdId)?.gridId ?? null, unitCode, personId: actor.personId,
      visitedAt: visitedAt(body.visitedAt, now), recordedAt: now, way: body.way, finding: body.finding, words: body.words,
      voiceFileId: body.voiceFileId ?? null, caseId, caseWords: caseId === null ? null : body.caseWords ?? null,
    });
    if (!added) return refuse('id_already_used');
    if (caseId !== null) {
      await recordFacts(tx, [{ factId: newId(), kind: 'VisitFoundNeed', subjectKind: 'visit', subjectId: body.visitId, subjectSequence: 1, data: { caseId },
        actorKind: 'person', actorId: actor.personId, unitCode, happenedAt: now }]);
    }
    return done({ visitId: body.visitId, caseId });
  }));
}
