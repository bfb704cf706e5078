import { describe, expect, it } from 'vitest';
import { planChanges, type FileHousehold, type KnownHousehold, type KnownResident } from './plan-changes.js';
import type { ParsedRow } from './roster.js';

const UNIT = '999901002001';
const PREFIXES = ['安澜县柳溪镇槐树屯村', '柳溪镇槐树屯村', '槐树屯村'];
const row = (more: Partial<ParsedRow>): ParsedRow => ({ unitCode: UNIT, number: null, address: null, building: null, entrance: null, villagerGroup: null, lng: null, lat: null, contact: null,
  name: '王一', sex: null, birthYear: null, phone: null, householder: false, state: null, ...more });
const told = (ordinal: number, ...rows: Partial<ParsedRow>[]): FileHousehold => ({ ordinal, rows: rows.map((one, i) => ({ number: ordinal * 10 + i, parsed: row(one) })) });
const person = (residentId: string, more: Partial<KnownResident> = {}): KnownResident => ({ residentId, name: '王一', sex: null, birthYear: null, phone: null, householder: false, state: 'living_here', ...more });
const known = (householdId: string, more: Partial<KnownHousehold> = {}): KnownHousehold => ({ householdId, unitCode: UNIT, householdNumber: null, address: '柳溪镇槐树屯村1组2号', building: null,
  entrance: null, villagerGroup: null, lng: null, lat: null, contactPreference: 'phone', residents: [person('p1')], ...more });
const plan = (file: FileHousehold[], register: KnownHousehold[]) => planChanges(file, register, () => PREFIXES);

describe('which household a file means', () => {
  it('the one of its number, whatever the address', () => {
    expect(plan([told(1, { number: 'H1', address: '2组9号' })], [known('a', { householdNumber: 'H1' })])).toMatchObject([{ kind: 'keep', householdId: 'a', changed: { address: '2组9号' }, before: { address: '柳溪镇槐树屯村1组2号' } }]);
  });
  it.each(['1组2号', '槐树屯村一组2号', '柳溪镇槐树屯村1组２号', '安澜县柳溪镇槐树屯村1组2号'])('the one of its address: %s', (address) => {
    expect(plan([told(1, { address })], [known('a')])).toMatchObject([{ kind: 'keep', householdId: 'a', changed: {} }]);
  });
  it('another number at the same address is another household', () => {
    expect(plan([told(1, { number: 'H2', address: '1组2号' })], [known('a', { householdNumber: 'H1' })])).toMatchObject([{ kind: 'register', householdId: null }]);
  });
  it('strangers at a known door are another household; at a door where nobody is registered they are not', () => {
    expect(plan([told(1, { address: '1组2号', name: '周七' })], [known('a')])).toMatchObject([{ kind: 'register' }]);
    expect(plan([told(1, { address: '1组2号', name: '周七' })], [known('a', { residents: [] })])).toMatchObject([{ kind: 'keep', householdId: 'a' }]);
    expect(plan([told(1, { address: '1组2号', name: '周七' }, { name: '王一' })], [known('a')])).toMatchObject([{ kind: 'keep', householdId: 'a' }]);
    expect(plan([told(1, { address: '1组2号', name: '周七' })], [known('a'), known('b', { residents: [person('p9', { name: '周七' })] })])).toMatchObject([{ kind: 'keep', householdId: 'b' }]);
  });
  it('two of the file at one address without numbers told apart are not one registered household twice', () => {
    const plans = plan([told(1, { number: 'H1', address: '1组2号' }), told(2, { number: 'H2', address: '1组2号', name: '李二' })], [known('a')]);
    expect(plans.map((one) => one.kind)).toEqual(['keep', 'register']);
  });
  it('without number and address the one where the person is registered, if it is one', () => {
    const [a, b] = [known('a', { residents: [person('p1', { birthYear: 1950 })] }), known('b', { address: '9号', residents: [person('p2', { birthYear: 1950 })] })];
    expect(plan([told(1, { birthYear: 1950 })], [a])).toMatchObject([{ kind: 'keep', householdId: 'a' }]);
    expect(plan([told(1, { birthYear: 1950 })], [a, b])).toMatchObject([{ kind: 'refused', because: 'no_address' }]);
    expect(plan([told(1, {})], [a])).toMatchObject([{ kind: 'refused' }]);
  });
  it('a new one needs an address', () => expect(plan([told(1, { number: 'H9' })], [])).toMatchObject([{ kind: 'refused', because: 'no_address', rowNumbers: [10] }]));
});

describe('which person', () => {
  it('what the file does not say stays, what it says is corrected', () => {
    const [one] = plan([told(1, { address: '1组2号', phone: '10012345678', state: 'working_away' })], [known('a', { residents: [person('p1', { birthYear: 1950, sex: 'male' })] })]);
    expect(one).toMatchObject({ residents: [{ residentId: 'p1', changed: { phone: '10012345678', state: 'working_away' }, before: { phone: null, state: 'living_here' }, values: { birthYear: 1950, sex: 'male' } }] });
  });
  it('namesakes are told apart by year of birth; a corrected name by telephone and year of birth together', () => {
    const two = known('a', { residents: [person('p1', { birthYear: 1950 }), person('p2', { birthYear: 1980, phone: '10012345678' })] });
    expect(plan([told(1, { address: '1组2号', birthYear: 1980 })], [two])).toMatchObject([{ residents: [{ residentId: 'p2' }] }]);
    expect(plan([told(1, { address: '1组2号', name: '王依', birthYear: 1980, phone: '10012345678' })], [two])).toMatchObject([{ residents: [{ residentId: 'p2', changed: { name: '王依' } }] }]);
    expect(plan([told(1, { address: '1组2号', name: '王依', birthYear: 1980 })], [two])).toMatchObject([{ residents: [{ residentId: null }] }]);
  });
  it('a household has one householder: whom the file names takes it over from whoever was it', () => {
    const house = known('a', { residents: [person('p1', { householder: true }), person('p2', { name: '李二' })] });
    expect(plan([told(1, { address: '1组2号', name: '李二', householder: true })], [house])).toMatchObject([{ residents: [
      { rowNumber: 10, residentId: 'p2', changed: { householder: true } }, { rowNumber: null, residentId: 'p1', changed: { householder: false } }] }]);
    expect(plan([told(1, { address: '1组2号', name: '李二', householder: true }, { name: '王一' })], [house])).toMatchObject([{ residents: [
      { residentId: 'p2', changed: { householder: true } }, { rowNumber: 11, residentId: 'p1', changed: { householder: false } }] }]);
    expect(plan([told(1, { address: '1组2号', name: '李二' })], [house])).toMatchObject([{ residents: [{ residentId: 'p2', changed: {} }] }]);
  });
  it('a metre is no move, a hundred are', () => {
    const there = known('a', { lng: 117.5, lat: 37.5 });
    expect(plan([told(1, { address: '1组2号', lng: 117.500005, lat: 37.5 })], [there])).toMatchObject([{ changed: {} }]);
    expect(plan([told(1, { address: '1组2号', lng: 117.501, lat: 37.5 })], [there])).toMatchObject([{ changed: { lng: 117.501 }, before: { lng: 117.5 } }]);
  });
});
