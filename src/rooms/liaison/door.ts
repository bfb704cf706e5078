/**
 * The only way into the liaison room from other rooms. Lists in, lists out, everything inside the caller's transaction.
 */
// grids, coverage
export { placeHouseholds } from './grids/place-households.js';
export { describeLiaisons } from './grids/describe-liaisons.js';
export { carryBack, carryOver } from './care/carry-over.js';
export { followHouseholds } from './care/follow-households.js';
export { liaisonsOfHouseholds } from './grids/liaisons-of-households.js';
export { findMyLiaison } from './coverage/find-my-liaison.js';
export { solveQueuedPlan } from './plans/solve-queued.js';
export { checkCoverage } from './coverage/check-coverage.js';
// map
export { drawAreas } from './map/rules/draw-areas.js';
// partition
export type { PartitionFault, PartitionPlan, PartitionProblem, Solved } from './partition/rules/problem.js';
export { MOST_CHARACTERS, readPartitionFile } from './partition/rules/files/read-file.js';
export { solveInWorker } from './partition/solve/solve-in-worker.js';
// care, visits, cards
export { checkCare } from './care/check-care.js';
export { expireCare } from './care/expire-care.js';
export type { FindingRow } from './visits/store.js';
export { allFindings, findingsOf } from './visits/store.js';
export type { CountCasesOfHouseholds } from './visits/show-round.js';
export { maySeeVisitFile } from './visits/may-see-visit-file.js';
export type { ShownCard } from './cards/verify-cards.js';
export { verifyCards } from './cards/verify-cards.js';
export { showMyHousehold } from './cards/show-my-household.js';
export { objectByCard } from './cards/object-by-card.js';
