import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeTwo } from './merge-two.js';
import type { KnownHousehold, KnownResident } from './plan-changes.js';

const maybe = <T>(...values: T[]): fc.Arbitrary<T | null> => fc.constantFrom<T | null>(null, ...values);
const resident = (id: string): fc.Arbitrary<KnownResident> => fc.record({
  residentId: fc.constant(id), name: fc.constantFrom('王一', '王二', '李三'), sex: maybe<'male' | 'female'>('male', 'female'), birthYear: maybe(1950, 1980), phone: maybe('10011112222', '10033334444'),
  householder: fc.boolean(), state: fc.constantFrom('living_here' as const, 'working_away' as const, 'deceased' as const),
});
const household = (id: string): fc.Arbitrary<KnownHousehold> => fc.integer({ min: 0, max: 5 }).chain((people) => fc.record({
  householdId: fc.constant(id), unitCode: fc.constant('999901002001'), householdNumber: maybe(`N${id}`), address: fc.constant(`${id}号`), building: maybe('1号楼'), entrance: maybe('2单元'),
  villagerGroup: maybe('3组'), lng: maybe(117.5, 117.6), lat: maybe(37.5), contactPreference: fc.constantFrom('phone' as const, 'visit' as const),
  residents: fc.tuple(...Array.from({ length: people }, (_, i) => resident(`${id}${i}`))).map((all) => [...all]),
}));

it('nobody is lost or doubled, nothing the kept household says is changed, and it says what either said', () => {
  fc.assert(fc.property(household('a'), household('b'), (kept, ended) => {
    const after = mergeTwo(kept, ended);
    const ids = (one: KnownHousehold): string[] => one.residents.map((person) => person.residentId);
    expect([...ids(after.kept), ...ids(after.ended)].sort()).toEqual([...ids(kept), ...ids(ended)].sort());
    expect(new Set(ids(after.kept))).toEqual(new Set([...ids(kept), ...ids(ended).filter((id) => !ids(after.ended).includes(id))]));
    for (const field of ['householdNumber', 'building', 'entrance', 'villagerGroup'] as const) expect(after.kept[field]).toBe(kept[field] ?? ended[field]);
    expect(after.kept).toMatchObject({ householdId: 'a', address: kept.address, contactPreference: kept.contactPreference });
    for (const was of kept.residents) {
      const now = after.kept.residents.find((person) => person.residentId === was.residentId)!;
      expect(now).toMatchObject(Object.fromEntries(Object.entries(was).filter(([, value]) => value !== null)));
    }
    // Who stays behind is in the kept household under the same name, and says nothing that speaks against it.
    for (const twin of after.ended.residents) {
      expect(after.kept.residents.some((one) => one.name === twin.name && (one.birthYear === twin.birthYear || twin.birthYear === null) && (one.sex === twin.sex || twin.sex === null))).toBe(true);
    }
    if (kept.residents.some((one) => one.householder)) expect(after.kept.residents.filter((one) => one.householder).length).toBe(kept.residents.filter((one) => one.householder).length);
    // Both in, the same out: the arguments are not touched.
    expect(mergeTwo(kept, ended)).toEqual(after);
  }), { numRuns: 500 });
});

it('a point is one thing: half of one and half of another is nowhere', () => {
  const [kept, ended] = fc.sample(fc.tuple(household('a'), household('b')), { numRuns: 1, seed: 1 })[0]!;
  expect(mergeTwo({ ...kept, lng: 117.1, lat: null }, { ...ended, lng: 117.5, lat: 37.5 }).kept).toMatchObject({ lng: 117.5, lat: 37.5 });
});
