import { pinyin } from 'pinyin-pro';
import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { unitsByCode } from '../../honeycomb/door.js';
import { knowMatters } from '../matters/know-matters.js';
import { documentOf } from './rules/search-words.js';
import { readTexts } from './store.js';
import { writeSearch } from './views.js';

export const SEARCHED_FACTS = ['CaseReceived', 'MatterCorrected', 'ReporterAdded'];

/** Keeps the search words of cases: their text, number, place and matter, and the pinyin initials of place and matter. */
export async function indexForSearch(tx: Transaction, facts: readonly RecordedFact[]): Promise<void> {
  const cases = await readTexts(tx, [...new Set(facts.map((f) => f.subjectId))]);
  const matters = await knowMatters(tx);
  const units = await unitsByCode(tx, [...new Set(cases.map((c) => c.unitCode))]);
  await writeSearch(tx, cases.map((c) => {
    const place = units.get(c.unitCode)?.name ?? '';
    const matter = matters.byCode.get(c.matterCode)?.name ?? '';
    const added = facts.filter((f) => f.subjectId === c.caseId && f.kind === 'ReporterAdded').map((f) => String(f.data['words'] ?? ''));
    return { caseId: c.caseId, unitCode: c.unitCode,
      document: documentOf(c.words, c.placeWords, c.caseNumber, place, matter, initials(place), initials(matter), initials(c.placeWords), ...added) };
  }));
}

const kept = new Map<string, string>();
const KEPT = 20_000;
/** 柳溪镇 → lxz. Names repeat, so what was spelt once is kept. */
function initials(name: string): string {
  let known = kept.get(name);
  if (known === undefined) {
    known = name ? pinyin(name.slice(0, 40), { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '') : '';
    if (kept.size >= KEPT) kept.clear();
    kept.set(name, known);
  }
  return known;
}
