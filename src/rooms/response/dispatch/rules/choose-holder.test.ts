import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metersBetween } from '../../../../ground/distance.js';
import { chooseHolder, type Group, type OnDutyPerson, type Want } from './choose-holder.js';

const person = (n: number, over: Partial<OnDutyPerson> = {}): OnDutyPerson => ({
  personId: `p${n}`, name: `人${n}`, postName: '网格员', postKind: 'grid_worker', unitCode: '999901001001', unitName: '槐树屯村',
  lng: 117.5, lat: 37.5, skills: [], capacity: 10, ...over,
});
const group = (people: OnDutyPerson[], over: Partial<Group> = {}): Group =>
  ({ rule: 'duty_chart', postKind: 'grid_worker', chartUnit: '999901', people, evenIfFull: false, ...over });
const want = (groups: Group[], over: Partial<Want> = {}): Want =>
  ({ matterCode: 'water.leak', place: { lng: 117.5, lat: 37.5 }, skill: null, excludedPersonIds: [], groups, ...over });
const none = new Map<string, number>();

describe('the named person', () => {
  it('is of the nearest level first', () => {
    const chosen = chooseHolder(want([group([person(1, { unitCode: '999901001' }), person(2)])]), none);
    expect(chosen?.personId).toBe('p2');
    expect(chosen?.reason.candidates.find((c) => c.personId === 'p1')?.passedOver).toBe('other_level');
  });
  it('has the skill the matter needs, even from a level further up', () => {
    const chosen = chooseHolder(want([group([person(1), person(2, { unitCode: '999901001', skills: ['water'] })])], { skill: 'water' }), none);
    expect(chosen?.personId).toBe('p2');
    expect(chosen?.reason.candidates.find((c) => c.personId === 'p1')?.passedOver).toBe('no_skill');
  });
  it('is the less loaded, then the nearer', () => {
    expect(chooseHolder(want([group([person(1), person(2)])]), new Map([['p1', 5]]))?.personId).toBe('p2');
    expect(chooseHolder(want([group([person(1, { lng: 117.55 }), person(2, { lng: 117.51 })])]), none)?.personId).toBe('p2');
  });
  it('never is somebody full or excluded; the convenor takes it then, however loaded', () => {
    const convenors = group([person(9, { postKind: 'convenor' })], { rule: 'convenor', postKind: 'convenor', chartUnit: null, evenIfFull: true });
    const chosen = chooseHolder(want([group([person(1), person(2)]), convenors], { excludedPersonIds: ['p1'] }), new Map([['p2', 10], ['p9', 500]]));
    expect(chosen).toMatchObject({ personId: 'p9', reason: { rule: 'convenor', consideredCount: 3 } });
  });
  it('is nobody when nobody is there', () => {
    expect(chooseHolder(want([group([])]), none)).toBeNull();
    expect(chooseHolder(want([group([person(1)])], { excludedPersonIds: ['p1'] }), none)).toBeNull();
  });
});

describe('any list of candidates', () => {
  const anyone = fc.record({ level: fc.constantFrom(6, 9, 12, 15), open: fc.integer({ min: 0, max: 12 }), skilled: fc.boolean(), lng: fc.double({ min: 117, max: 118, noNaN: true }) });
  it('gives the same person whatever the order, and a reason for each one passed over', () => {
    fc.assert(fc.property(fc.array(anyone, { minLength: 1, maxLength: 30 }), fc.boolean(), (list, needsSkill) => {
      const people = list.map((p, n) => person(n, { unitCode: '999901001001001'.slice(0, p.level), skills: p.skilled ? ['water'] : [], lng: p.lng }));
      const load = new Map(list.map((p, n) => [`p${n}`, p.open]));
      const over = { skill: needsSkill ? 'water' : null };
      const chosen = chooseHolder(want([group(people)], over), load);
      expect(chooseHolder(want([group([...people].reverse())], over), load)?.personId).toBe(chosen?.personId);
      if (!chosen) { expect(list.every((p) => p.open >= 10)).toBe(true); return; }
      const shown = chosen.reason.candidates;
      expect(shown.filter((c) => c.passedOver === null).map((c) => c.personId)).toEqual([chosen.personId]);
      expect(load.get(chosen.personId)).toBeLessThan(10);
    }));
  });
});

it('measures distance within half a percent', () => {
  expect(metersBetween({ lng: 117.5, lat: 37.5 }, { lng: 117.5, lat: 38.5 }) / 110_988).toBeCloseTo(1, 2);
  expect(metersBetween({ lng: 117.5, lat: 37.5 }, { lng: 118.5, lat: 37.5 }) / 88_424).toBeCloseTo(1, 2);
});
