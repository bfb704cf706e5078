import type { OwnerTransaction } from '../../src/ground/database/copy.js';
import { chinaDay, DAY, dayToIso, startOfChinaDay } from '../../src/ground/time.js';
import { idMaker } from '../random.js';
import { DEMO_COUNTY } from '../sizes.js';
import type { MadeCandidate } from './make-candidates.js';

const county = DEMO_COUNTY.code;
const ASKED_DAYS_AGO = 20;
const ASKED_AGAIN_DAYS = 300;

/** Candidates with willingness and nomination side by side; nothing is decided yet. Those who said something said it to the secretary. */
export async function loadCandidates(tx: OwnerTransaction, seed: number, candidates: readonly MadeCandidate[], secretaryOf: (unitCode: string) => string | null, now: number): Promise<number> {
  const newId = idMaker(seed, 'candidates');
  const today = chinaDay(now);
  const at = new Date(startOfChinaDay(today) - ASKED_DAYS_AGO * DAY).toISOString();
  return tx.copy('liaison.candidates',
    ['county_code', 'candidate_id', 'unit_code', 'resident_id', 'name', 'phone', 'standing', 'lng', 'lat', 'building', 'entrance', 'villager_group',
      'willingness', 'willingness_said_to', 'willingness_at', 'nomination', 'nominated_by', 'nomination_reason', 'nomination_at', 'hours_per_week', 'capacity', 'conflicts',
      'expires_on', 'added_by', 'added_at'],
    candidates.map((c) => {
      const secretary = secretaryOf(c.unitCode);
      const [asked, nominated] = [c.willingness !== 'not_asked', c.nomination !== 'none'];
      return [county, newId(), c.unitCode, c.residentId, c.name, c.phone, c.standing, c.lng, c.lat, c.building, c.entrance, c.group,
        c.willingness, asked ? secretary : null, asked ? at : null, c.nomination, nominated ? '党支部' : null, c.nominationReason, nominated ? at : null, c.hours, c.capacity, c.conflicts,
        dayToIso(today + ASKED_AGAIN_DAYS), secretary, at];
    }));
}
