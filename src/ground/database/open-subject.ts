import type { Transaction } from './database.js';

/**
 * Lets the rest of this transaction see everything of one subject. Only after the caller has shown, through the policies,
 * that it may see the subject itself: its story and files may lie outside the unit scope.
 */
export const openSubject = (tx: Transaction, subjectId: string): Promise<unknown> =>
  tx.query({ name: 'scope-open-subject', text: "select set_config('sizhi.subject', $1, true)", values: [subjectId] });
