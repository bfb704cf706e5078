import type { Transaction } from '../../../ground/database/database.js';
import { hashSecret, sameHash } from './open-cases.js';
import { readCases, secretHashOf } from './store.js';

/** Staff see a case's files when the policies let them see the case. */
export const maySeeCaseFile = async (tx: Transaction, caseId: string): Promise<boolean> => (await readCases(tx, [caseId])).length > 0;

/** The reporter sees the files of their own case with its secret link. */
export const maySeeFileByLink = async (tx: Transaction, caseId: string, key: string): Promise<boolean> =>
  sameHash(await secretHashOf(tx, caseId), hashSecret(key));
