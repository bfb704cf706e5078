import type { Chance } from '../random.js';
import type { MadeHousehold, MadeResident } from '../register/make-households.js';

export interface MadeCandidate {
  residentId: string; name: string; phone: string | null; unitCode: string; standing: 'party_member' | 'activist' | 'volunteer';
  lng: number; lat: number; building: string | null; entrance: string | null; group: string | null;
  willingness: 'not_asked' | 'willing' | 'unwilling'; nomination: 'none' | 'nominated' | 'opposed'; nominationReason: string;
  hours: number | null; capacity: number; conflicts: string;
}

/** Of each village or compound so many; of the first village enough for a meeting to choose among. */
const USUAL = 4;
const FIRST_VILLAGE = 9;
const ASKED_SHARE = 0.2;
const OPPOSED = '长期在外，难以到场';

/** Takes residents who could serve, a few of each place, with what they and their branch said. */
export function candidateTaker(random: Chance): (household: MadeHousehold, people: readonly MadeResident[], year: number) => MadeCandidate | null {
  const taken = new Map<string, number>();
  let firstVillage: string | null = null;
  return (household, people, year) => {
    const { unitCode } = household;
    if (household.group !== null) firstVillage ??= unitCode;
    const n = taken.get(unitCode) ?? 0;
    if (n >= (unitCode === firstVillage ? FIRST_VILLAGE : USUAL) || random.next() > ASKED_SHARE) return null;
    const one = people.find((p) => p.state === 'living_here' && year - p.birthYear >= 25 && year - p.birthYear <= 66);
    if (!one) return null;
    taken.set(unitCode, n + 1);
    const willingness = n === 0 ? 'willing' : random.pick(['willing', 'willing', 'willing', 'not_asked', 'unwilling'] as const);
    const nomination = n === 0 ? 'nominated' : random.pick(['nominated', 'nominated', 'nominated', 'none', 'opposed'] as const);
    return {
      residentId: one.id, name: one.name, phone: one.phone, unitCode, standing: random.pick(['party_member', 'party_member', 'activist', 'volunteer'] as const),
      lng: household.lng, lat: household.lat, building: household.building, entrance: household.entrance, group: household.group,
      willingness, nomination, nominationReason: nomination === 'opposed' ? OPPOSED : nomination === 'nominated' ? '热心，邻里信得过' : '',
      hours: willingness === 'willing' ? random.pick([2, 4, 6, 8]) : null, capacity: random.pick([20, 25, 30, 40]),
      conflicts: random.next() < 0.1 ? '与一户有宅基地纠纷，需要回避' : '',
    };
  };
}
