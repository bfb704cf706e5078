import type { RecordSelection } from '../../../api/liaison.js';

export interface VoteValues { votesFor?: number | null; votesAgainst?: number | null; abstained?: number | null; chosen?: boolean; reason?: string }
export interface SelectionValues { heldOn: string; place?: string; chair: string; voters: string; absent?: string; note?: string; votes: Record<string, VoteValues> }

/** Names as people type them: one a line, or with 、，, or blanks of any width between. */
export const splitNames = (text: string): string[] => [...new Set(text.split(/[\s、，,;；]+/u).map((name) => name.trim()).filter(Boolean))];

export function selectionBody(values: SelectionValues, ids: { commandId: string; selectionId: string; unitCode: string }): RecordSelection {
  const present = splitNames(values.voters);
  const absent = splitNames(values.absent ?? '').filter((name) => !present.includes(name));
  return {
    ...ids, heldOn: values.heldOn, place: values.place ?? '', chair: values.chair, note: values.note ?? '',
    voters: [...present.map((name) => ({ name, present: true })), ...absent.map((name) => ({ name, present: false }))],
    results: Object.entries(values.votes).map(([candidateId, vote]) => ({ candidateId, votesFor: vote.votesFor ?? 0, votesAgainst: vote.votesAgainst ?? 0,
      abstained: vote.abstained ?? 0, chosen: vote.chosen ?? false, reason: vote.reason ?? '' })),
  };
}
