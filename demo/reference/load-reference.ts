import type { OwnerTransaction } from '../../src/ground/database/copy.js';
import { startingCareKinds } from './care-kinds.js';
import { startingDuties } from './duty-chart.js';
import { parentOfMatter, startingMatters } from './matters.js';
import { startingStages } from './stages.js';

/** In force since long before anything could have been reported under it. */
const SINCE = '2020-01-01T00:00:00+08';

/** What any county starts from, with or without people: matters, the 54321 promise, the first division of work, kinds of care. */
export async function loadReference(tx: OwnerTransaction, countyCode: string): Promise<void> {
  await tx.copy('response.matters',
    ['county_code', 'matter_code', 'parent_code', 'name', 'name_en', 'keywords', 'class', 'needs_visit', 'skill'],
    startingMatters.map((m) => [countyCode, m.code, parentOfMatter(m.code), m.name, m.nameEn, m.keywords, m.class, m.needsVisit, m.skill]));
  await tx.copy('response.stages',
    ['county_code', 'stage', 'class', 'version', 'effective_at', 'minutes', 'calendar', 'escalate_minutes'],
    startingStages.map((s) => [countyCode, s.stage, s.class, 1, SINCE, s.minutes, 'natural', s.escalateMinutes]));
  await tx.copy('honeycomb.duty_chart_versions', ['county_code', 'version', 'effective_at', 'note'],
    [[countyCode, 1, SINCE, '起始分工表']]);
  await tx.copy('honeycomb.duty_chart', ['county_code', 'version', 'matter_code', 'unit_code', 'part', 'post_kind', 'rank'],
    startingDuties.flatMap(({ matter, part, kinds }) => kinds.map((kind, i) => [countyCode, 1, matter, countyCode, part, kind, i + 1])));
  await tx.copy('liaison.care_kinds',
    ['county_code', 'kind_code', 'group_code', 'service', 'name', 'visit_every_days', 'purpose', 'legal_basis', 'longest_days', 'in_emergency'],
    startingCareKinds.map((k) => [countyCode, k.code, k.group, k.service, k.name, k.visitEveryDays, k.purpose, k.legalBasis, k.longestDays, k.inEmergency]));
}
