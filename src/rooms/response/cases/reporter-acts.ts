import type { z } from 'zod';
import type { addByReporter, confirmByReporter, reopenByReporter, Tracking } from '../../../contract/cases.js';
import { once } from '../../../ground/commands/once.js';
import type { Transaction } from '../../../ground/database/database.js';
import { reporterScope } from '../../../ground/database/scope.js';
import { attachFiles } from '../../../ground/files/store.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { knowPromises } from '../clocks/know-promises.js';
import { findSuccessors } from '../dispatch/find-successors.js';
import { hashSecret, sameHash } from './open-cases.js';
import { decide } from './rules/decide.js';
import type { CaseActor, CaseRecord, Command } from './rules/case.js';
import { deskOf, successorWanted } from './rules/successor.js';
import { lockCases, saveDecisions, secretHashOf } from './store.js';
import { readTracking } from './track-case.js';

const REPORTER: CaseActor = { kind: 'reporter', personId: null, unitCode: null };

/** The reporter says whether it is solved, rates, and says whether anybody pressed for a rating. Closes the case. */
export const confirmReport = (ground: Ground, caseId: string, input: z.output<typeof confirmByReporter>, at: Instant): Promise<Result<Tracking>> =>
  act(ground, caseId, input, at, () => ({ kind: 'confirm', trulySolved: input.trulySolved, stars: input.stars ?? null,
    pressedToRate: input.pressedToRate ?? null, words: input.words }));

/** One free reopen, of an answered or already ended case; others than before take it up. */
export const reopenReport = (ground: Ground, caseId: string, input: z.output<typeof reopenByReporter>, at: Instant): Promise<Result<Tracking>> =>
  act(ground, caseId, input, at, async (tx, c) => {
    const wanted = successorWanted(c, 'reopen', null);
    const successor = wanted ? (await findSuccessors(tx, [{ purpose: wanted.purpose, unitCode: c.unitCode, place: null,
      matterCode: c.matterCode, skill: null, excludedPersonIds: wanted.except }], at))[0] ?? null : null;
    return { kind: 'reopen', words: input.words, successor, deskUnit: deskOf(c.unitCode) };
  });

export const addToReport = (ground: Ground, caseId: string, input: z.output<typeof addByReporter>, at: Instant): Promise<Result<Tracking>> =>
  act(ground, caseId, input, at, () => ({ kind: 'add', words: input.words, fileIds: input.fileIds }));

/**
 * The holder of the secret link acts on their own case. A wrong link and an unknown case get the same answer, so that
 * guessing learns nothing. Refusals: not_found, not_now, reopen_used, file_unknown.
 */
function act(ground: Ground, caseId: string, input: { commandId: string; key: string }, at: Instant,
  build: (tx: Transaction, c: CaseRecord) => Command | Promise<Command>): Promise<Result<Tracking>> {
  return ground.database.transaction(reporterScope(ground.countyCode, caseId), async (tx) => {
    if (!sameHash(await secretHashOf(tx, caseId), hashSecret(input.key))) return refuse('not_found');
    const result = await once(tx, input.commandId, { caseId, ...input, key: '' }, async () => {
      const c = (await lockCases(tx, [caseId]))[0];
      if (!c) return refuse('not_found');
      const command = await build(tx, c);
      const decided = decide(c, command, { actor: REPORTER, at, promises: await knowPromises(tx), newId });
      if (!decided.ok) return decided;
      const missing = 'fileIds' in command ? await attachFiles(tx, caseId, command.fileIds) : [];
      if (missing.length > 0) return refuse('file_unknown');
      await saveDecisions(tx, [decided.value]);
      return done(true);
    });
    return result.ok ? done(await readTracking(tx, caseId)) : result;
  });
}
