import { createHash } from 'node:crypto';
import type { OwnerTransaction } from '../../src/ground/database/copy.js';
import { chinaDay, DAY, startOfChinaDay } from '../../src/ground/time.js';
import { DEMO_CARDS } from '../accounts.js';
import { idMaker } from '../random.js';
import { DEMO_COUNTY } from '../sizes.js';
import type { Linked } from './load-grids.js';
import type { MadeCare } from './make-care.js';

const county = DEMO_COUNTY.code;
const MINUTE_MS = 60_000;
const instant = (ms: number): string => new Date(ms).toISOString();

/** Needs and visits as they were made; a need ends its kind's longest time after it was noted, so some end within days. */
export async function loadCare(tx: OwnerTransaction, seed: number, { needs, visits }: MadeCare, linked: Linked, now: number): Promise<void> {
  const today = startOfChinaDay(chinaDay(now));
  const [needId, visitId] = [idMaker(seed, 'care needs'), idMaker(seed, 'visits')];
  await tx.copy('liaison.care_needs',
    ['county_code', 'need_id', 'household_id', 'resident_id', 'unit_code', 'kind_code', 'words', 'source', 'reason', 'legal_basis', 'noted_by', 'noted_at', 'confirmed_at', 'expires_at'],
    needs.map((n) => {
      const notedAt = today - n.agoDays * DAY + 10 * 60 * MINUTE_MS;
      return [county, needId(), n.householdId, n.residentId, n.unitCode, n.kind.code, n.words, n.source, n.reason, n.kind.legalBasis,
        linked.get(n.householdId)?.personId ?? null, instant(notedAt), instant(notedAt), instant(notedAt + n.kind.longestDays * DAY)];
    }));
  await tx.copy('liaison.visits',
    ['county_code', 'visit_id', 'household_id', 'grid_id', 'unit_code', 'person_id', 'visited_at', 'recorded_at', 'way', 'finding', 'words'],
    visits.flatMap((v) => {
      const link = linked.get(v.householdId);
      const at = today - v.agoDays * DAY + v.minute * MINUTE_MS;
      return link ? [[county, visitId(), v.householdId, link.gridId, v.unitCode, link.personId, instant(at), instant(at + 2 * MINUTE_MS), v.way, v.finding, v.words]] : [];
    }));
}

/** Cards of the households that an account's liaison visits; the first of them that have needs, so that their page shows something. */
export async function loadCards(tx: OwnerTransaction, seed: number, liaisonId: string, issuedAt: number): Promise<string[]> {
  const rows = await tx.query<{ householdId: string }>({
    text: `select m.household_id from liaison.memberships m join liaison.micro_grids g on g.county_code = m.county_code and g.grid_id = m.grid_id
           where m.county_code = $1 and g.liaison_person_id = $2
           order by (select count(*) from liaison.care_needs n where n.county_code = m.county_code and n.household_id = m.household_id) desc, m.household_id limit $3`,
    values: [county, liaisonId, DEMO_CARDS.length],
  });
  const cards = rows.map(({ householdId }, i) => ({ householdId, secret: DEMO_CARDS[i] ?? '' }));
  await tx.copy('liaison.household_keys', ['county_code', 'household_id', 'key_hash', 'issued_by', 'issued_at'],
    cards.map(({ householdId, secret }) => [county, householdId, `\\x${createHash('sha256').update(secret).digest('hex')}`, liaisonId, instant(issuedAt)]));
  // Each visit began with a look at what the household needs: its page shows them.
  const newId = idMaker(seed, 'care views');
  const looks = await tx.query<{ householdId: string; unitCode: string; needIds: string[]; name: string; at: string }>({
    text: `select v.household_id, v.unit_code, p.name, to_json(v.visited_at - interval '20 minutes') #>> '{}' as at,
                  array(select n.need_id::text from liaison.care_needs n where n.county_code = v.county_code and n.household_id = v.household_id) as need_ids
           from liaison.visits v join honeycomb.people p on p.county_code = v.county_code and p.person_id = v.person_id
           where v.county_code = $1 and v.household_id = any($2::uuid[]) order by v.visited_at`,
    values: [county, cards.map((card) => card.householdId)],
  });
  await tx.copy('liaison.care_views', ['county_code', 'view_id', 'household_id', 'unit_code', 'need_ids', 'viewer_person_id', 'viewer_name', 'viewer_role', 'purpose', 'viewed_at'],
    looks.map((look) => [county, newId(), look.householdId, look.unitCode, look.needIds, liaisonId, look.name, 'liaison', 'visit', look.at]));
  return cards.map(({ householdId, secret }) => `/h/${householdId}?key=${secret}`);
}
