/** A leaf of the matter tree as suggestion needs it. */
export interface Matter {
  matterCode: string;
  parentCode: string | null;
  name: string;
  nameEn: string;
  class: 'ordinary' | 'complex' | 'major';
  needsVisit: boolean;
  skill: string | null;
  keywords: readonly string[];
}

/** Where a text points nowhere. Its lead is whoever the duty chart names for everything else. */
export const OTHER = 'other';

/** Letters run long; what matters is said early. */
const READ_CHARS = 1500;
const EARLY_CHARS = 60;

/** A head's own words (小区, 村里) are also parts of place names: they decide only where no leaf is named. */
const HEAD_WEIGHT = 0.2;

/** Keywords by their first character, so that a text is walked once. */
export type KeywordIndex = ReadonlyMap<string, readonly { word: string; matterCode: string; weight: number }[]>;

export function indexKeywords(matters: readonly Matter[]): KeywordIndex {
  const index = new Map<string, { word: string; matterCode: string; weight: number }[]>();
  const heads = new Set(matters.map((m) => m.parentCode));
  for (const { keywords, matterCode } of matters) {
    for (const word of keywords) {
      const first = word[0];
      if (first === undefined) continue;
      const entry = { word, matterCode, weight: heads.has(matterCode) ? HEAD_WEIGHT : 1 };
      const list = index.get(first);
      if (list) list.push(entry); else index.set(first, [entry]);
    }
  }
  return index;
}

/**
 * The matters a text points to, best first, at most `limit`. Each distinct keyword counts its squared length once (a long word
 * says more than two short ones) and half as much again when it stands in the first words. A first form: the depth comes later.
 */
export function suggest(text: string, index: KeywordIndex, limit = 3): { matterCode: string; score: number }[] {
  const read = text.slice(0, READ_CHARS);
  const scores = new Map<string, number>();
  const seen = new Set<string>();
  for (let i = 0; i < read.length; i += 1) {
    for (const { word, matterCode, weight } of index.get(read[i] as string) ?? []) {
      const mark = `${matterCode} ${word}`;
      if (seen.has(mark) || !read.startsWith(word, i)) continue;
      seen.add(mark);
      scores.set(matterCode, (scores.get(matterCode) ?? 0) + weight * word.length ** 2 * (i < EARLY_CHARS ? 1.5 : 1));
    }
  }
  return [...scores].map(([matterCode, score]) => ({ matterCode, score }))
    .sort((a, b) => b.score - a.score || (a.matterCode < b.matterCode ? -1 : 1)).slice(0, limit);
}
