import type { DispatchReason } from './rules/reason.js';

/** The reason when a person decided: their word stands where the candidates would. */
export const wordOf = (rule: DispatchReason['rule'], c: { matterCode: string }, words: string): DispatchReason =>
  ({ rule, matterCode: c.matterCode, chartUnit: null, postKind: null, level: null, candidates: [], consideredCount: 0, words });
