/**
 * The only way into the response room from other rooms and from the pages. Functions that stand on a Ground open their own
 * transaction; those that take a Transaction join the caller's.
 */
import type { z } from 'zod';
import type { addByReporter as Add, confirmByReporter as Confirm, reopenByReporter as Reopen } from '../../contract/cases.js';
import type { Ground } from '../../ground/ground.js';
import type { Instant } from '../../ground/time.js';
import { addToReport, confirmReport, reopenReport } from './cases/reporter-acts.js';
import { trackCase as track } from './cases/track-case.js';

export { receiveReport } from './cases/receive-report.js';
export { listMatters } from './matters/list-matters.js';
export { casesOfHousehold } from './cases/cases-of-household.js';
export { countOpenCases, countOpenCasesOfHouseholds } from './cases/store.js';
export { soundAlarms } from './clocks/sound-alarms.js';
export { promisedMinutes } from './clocks/promised-minutes.js';
export { nextAlarm } from './clocks/store.js';
export { dispatchWaiting } from './dispatch/dispatch-waiting.js';
export { checkInvariants } from './cases/check-invariants.js';
export { maySeeCaseFile, maySeeFileByLink } from './cases/may-see-file.js';

export const trackCase = (ground: Ground, { id, key }: { id: string; key: string }) => track(ground, id, key);
export const confirmByReporter = (ground: Ground, { id, ...body }: { id: string } & z.output<typeof Confirm>, at: Instant) => confirmReport(ground, id, body, at);
export const reopenByReporter = (ground: Ground, { id, ...body }: { id: string } & z.output<typeof Reopen>, at: Instant) => reopenReport(ground, id, body, at);
export const addByReporter = (ground: Ground, { id, ...body }: { id: string } & z.output<typeof Add>, at: Instant) => addToReport(ground, id, body, at);
