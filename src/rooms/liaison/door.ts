/**
 * The only way into the liaison room from other rooms. Lists in, lists out, everything inside the caller's transaction.
 */
// grids, coverage
export { placeHouseholds } from './grids/place-households.js';
export { liaisonsOfHouseholds } from './grids/liaisons-of-households.js';
export { findMyLiaison } from './coverage/find-my-liaison.js';
export { checkCoverage } from './coverage/check-coverage.js';
// partition
export type { PartitionFault, PartitionPlan, PartitionProblem, Solved } from './partition/rules/problem.js';
export { MOST_CHARACTERS, readPartitionFile } from './partition/rules/files/read-file.js';
export { solveInWorker } from './partition/solve/solve-in-worker.js';
