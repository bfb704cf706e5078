import { compareUnit } from './partition/compare-unit.js';
import { measureCounty } from './partition/measure-county.js';
import { measureLiterature } from './partition/measure-literature.js';

/**
 * The partition of micro-grids (product.md, figures): a county to proven optimum, one large unit beside HiGHS and CBC on the same
 * input in the same run, and the literature's p-median instances against the best known.
 */
export async function measure(_options: unknown, say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const county = await measureCounty(say);
  const unit = await compareUnit(say);
  const literature = await measureLiterature(say);
  return { figures: { county: county.figures, unit: unit.figures, literature: literature.figures }, lines: [...county.lines, ...unit.lines, ...literature.lines] };
}
