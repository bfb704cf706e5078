import type { OwnerTransaction } from '../../src/ground/database/copy.js';
import { chance } from '../random.js';
import type { MadeHousehold, MadeResident } from '../register/make-households.js';
import type { Staff } from '../staff/make-staff.js';
import { loadCandidates } from './load-candidates.js';
import { loadCards, loadCare } from './load-care.js';
import type { Linked } from './load-grids.js';
import { candidateTaker, type MadeCandidate } from './make-candidates.js';
import { makeCare, type MadeCare } from './make-care.js';

/** What each household needs, who was there and who could serve; gathered while the residents pass by, so that they never pile up. */
export interface CountyLife {
  see(household: MadeHousehold | undefined, resident: MadeResident): void;
  load(tx: OwnerTransaction, staff: Staff, linked: Linked, now: number, say: (line: string) => void): Promise<void>;
}

export function countyLife(seed: number, thisYear: number): CountyLife {
  const care: MadeCare = { needs: [], visits: [] };
  const candidates: MadeCandidate[] = [];
  const random = chance(seed, 'care');
  const takeCandidate = candidateTaker(chance(seed, 'candidates'));
  let people: MadeResident[] = [];
  return {
    see(household, resident) {
      people.push(resident);
      if (!household || people.length < household.members) return;
      const made = makeCare(household, people, thisYear, random);
      care.needs.push(...made.needs);
      care.visits.push(...made.visits);
      const candidate = takeCandidate(household, people, thisYear);
      if (candidate) candidates.push(candidate);
      people = [];
    },
    async load(tx, staff, linked, now, say) {
      await loadCare(tx, seed, care, linked, now);
      const count = await loadCandidates(tx, seed, candidates, secretariesOf(staff), now);
      say(`${count} 名联户长候选人，${care.needs.length} 项关爱服务，${care.visits.length} 次走访`);
      for (const card of await loadCards(tx, seed, staff.accounts.get('liaison1')?.id ?? '', now)) say(`示例联户卡 ${card}`);
    },
  };
}

/** The secretary of a place, or of the community above a compound. */
function secretariesOf(staff: Staff): (unitCode: string) => string | null {
  const known = new Map(staff.grants.filter((grant) => grant.role === 'convenor').map((grant) => [grant.unitCode, grant.personId]));
  return (unitCode) => known.get(unitCode) ?? known.get(unitCode.slice(0, 12)) ?? null;
}
