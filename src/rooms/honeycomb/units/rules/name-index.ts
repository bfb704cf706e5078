/** A name a unit has or had. */
export interface NamedUnit {
  unitCode: string;
  name: string;
}

interface Entry { text: string; unitCodes: string[] }
/** Names by their first two characters, the longer first. */
export type NameIndex = Map<string, Entry[]>;

/** A text is read this far; a place is named near its beginning. */
const READ_LIMIT = 2000;
/** What a body adds to a place's name, then what a place's kind adds to it: 马店村村民委员会 is 马店村 is 马店. */
const BODY = /(?:村民委员会|居民委员会|村委会|居委会|生活区)$/;
const NEW_NAME = /(?:小区|社区)$/;
const KIND = /(?:行政村|自然村|联村|新村|小区|社区|街道|村|镇|乡|县)$/;

/**
 * Builds the index. A name without its suffix (村, 小区, 镇 …) counts too when it keeps at least three characters, or two
 * that no other unit shares. Two characters of a compound or an urban community, such as 阳光 or 广场, are ordinary words
 * and never count.
 */
export function buildNameIndex(units: readonly NamedUnit[]): NameIndex {
  const whole = new Map<string, Set<string>>();
  const short = new Map<string, { codes: Set<string>; ordinary: boolean }>();
  for (const { unitCode, name } of units) {
    const place = name.replace(BODY, '');
    for (const full of new Set([name, place])) if (full.length >= 3) add(whole, full, unitCode);
    const stem = place.replace(KIND, '');
    if (stem === place || stem.length < 2) continue;
    const known = short.get(stem) ?? { codes: new Set<string>(), ordinary: false };
    known.codes.add(unitCode);
    known.ordinary ||= NEW_NAME.test(place);
    short.set(stem, known);
  }
  for (const [stem, { codes, ordinary }] of short) {
    const usable = stem.length >= 3 || (codes.size === 1 && !ordinary);
    if (usable && !whole.has(stem)) for (const code of codes) add(whole, stem, code);
  }
  const index: NameIndex = new Map();
  for (const [text, codes] of whole) {
    const start = text.slice(0, 2);
    const entries = index.get(start) ?? [];
    entries.push({ text, unitCodes: [...codes].sort() });
    index.set(start, entries);
  }
  for (const entries of index.values()) entries.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
  return index;
}

/**
 * The unit a text speaks of, or null: the longest name in it, then downwards while a unit below that one is named as
 * well (柳溪镇槐树屯村 is the village). A name shared by several units counts only when a unit above just one of them is
 * named beside it. Equal lengths: the lower level, then the one named first.
 */
export function findUnit(index: NameIndex, text: string): string | null {
  const hits = hitsIn(index, text.slice(0, READ_LIMIT));
  const sure = hits.filter((hit) => hit.unitCodes.length === 1);
  const candidates = hits.flatMap((hit) => {
    const only = hit.unitCodes.length === 1 ? hit.unitCodes : narrow(hit.unitCodes, sure.map((s) => s.unitCodes[0] ?? ''));
    return only.length === 1 ? [{ length: hit.text.length, unitCode: only[0] ?? '' }] : [];
  });
  let best = longest(candidates);
  for (;;) {
    const from = best;
    const below = from && longest(candidates.filter((c) => c.unitCode !== from.unitCode && c.unitCode.startsWith(from.unitCode)));
    if (!below) return best?.unitCode ?? null;
    best = below;
  }
}

interface Hit { length: number; unitCode: string }

const longest = (hits: readonly Hit[]): Hit | undefined =>
  hits.reduce<Hit | undefined>((best, hit) =>
    !best || hit.length > best.length || (hit.length === best.length && hit.unitCode.length > best.unitCode.length) ? hit : best, undefined);

const narrow = (codes: readonly string[], named: readonly string[]): string[] =>
  codes.filter((code) => named.some((above) => above !== code && above.length > 6 && code.startsWith(above)));

function hitsIn(index: NameIndex, text: string): Entry[] {
  const hits: Entry[] = [];
  for (let i = 0; i + 2 <= text.length; i += 1) {
    const found = index.get(text.slice(i, i + 2))?.find((entry) => text.startsWith(entry.text, i));
    if (!found) continue;
    hits.push(found);
    i += found.text.length - 1;
  }
  return hits;
}

function add(map: Map<string, Set<string>>, key: string, code: string): void {
  const codes = map.get(key);
  if (codes) codes.add(code);
  else map.set(key, new Set([code]));
}
