import { describe, expect, it } from 'vitest';
import type { CareKind, RoundHousehold } from '../../../contract/care.js';
import type { Deed } from './deed.js';
import { emergencyOf, isWanted, matches, roundOf as roundOfRound, standingOf, type RoundEntry } from './round-state.js';

const HOUR = 3_600_000, DAY = 24 * HOUR;
/** 2026-11-24 10:00 in China. */
const T = Date.parse('2026-11-24T10:00:00+08:00');
const END_OF_DAY = Date.parse('2026-11-24T23:59:59.999+08:00');

const household = (householdId: string, more: Partial<RoundHousehold> = {}): RoundHousehold => ({
  householdId, gridId: 'g', address: `${householdId}号`, lng: null, lat: null, contactName: null, contactPhone: null, contactPreference: 'phone', members: 1, needs: [],
  lastVisitAt: T - 30 * DAY, lastFinding: 'well', dueAt: T + 60 * DAY, state: 'later', openCases: 0, ...more,
});
const kind = (kindCode: string, service: CareKind['service'], inEmergency: boolean): CareKind => ({
  kindCode, service, inEmergency, group: 'elderly_or_alone', name: kindCode, visitEveryDays: null, purpose: '', legalBasis: '', longestDays: 366 });
const KINDS = [kind('carry', 'evacuate', true), kind('ring', 'call', true), kind('weekly', 'visit', false), kind('boat', 'offer', true)];
const GRIDS = [{ gridId: 'g', unitCode: '999901001001', unitName: '槐树屯村', number: 1, supervisionPhone: null }];
const roundOf = (households: RoundHousehold[], deeds: Deed[], at: number): RoundEntry[] => roundOfRound({ households, kinds: KINDS, grids: GRIDS }, deeds, at);
const need = (kindCode: string) => ({ needId: `${kindCode}-1`, kindCode, kindName: kindCode, group: 'elderly_or_alone' as const, service: KINDS.find((k) => k.kindCode === kindCode)!.service,
  words: '', residentName: null, expiresAt: T + DAY });
const deed = (householdId: string, verb: Deed['verb'], body: Record<string, unknown>, more: Partial<Deed> = {}): Deed => ({
  ordinal: 1, personId: 'p', kind: 'care', subjectId: `${verb}-1`, caseNumber: null, verb, body, files: [], state: 'waiting', sent: false, tries: 0, refusal: null, madeAt: T, householdId, ...more });
const visit = (householdId: string, finding: string, more: Partial<Deed> = {}): Deed => deed(householdId, 'visit', { visitedAt: T, finding }, more);

describe('L6: the round on the phone', () => {
  it('puts the overdue first, then what is due today, then those never met, then the longest unvisited', () => {
    const list = [household('later'), household('today', { dueAt: END_OF_DAY, state: 'due' }), household('soon', { dueAt: T + 2 * DAY, state: 'due' }),
      household('never', { lastVisitAt: null, lastFinding: null, dueAt: null, state: 'never' }), household('over 1', { dueAt: T - DAY, state: 'overdue' }), household('over 9', { dueAt: T - 9 * DAY, state: 'overdue' })];
    const round = roundOf(list, [], T);
    expect(round.map((e) => e.householdId)).toEqual(['over 9', 'over 1', 'today', 'never', 'soon', 'later']);
    expect(round.filter(isWanted)).toHaveLength(3);
  });

  it('goes on judging while it lies on the phone: due yesterday is over today', () => {
    const due = household('a', { dueAt: END_OF_DAY, state: 'due' });
    expect([T - 3 * DAY, T, T + DAY].map((at) => standingOf(due, at))).toEqual(['soon', 'today', 'overdue']);
  });

  it('shows an unsent visit at once, and needed help as an open case', () => {
    const [entry] = roundOf([household('a', { dueAt: T - DAY, state: 'overdue' })], [visit('a', 'needs_help')], T);
    expect(entry).toMatchObject({ standing: 'visited', lastVisitAt: T, lastFinding: 'needs_help', openCases: 1, waiting: 1 });
  });

  it('takes nobody at home for no visit, and a refused one for not done', () => {
    const over = household('a', { dueAt: T - DAY, state: 'overdue' });
    expect(roundOf([over], [visit('a', 'nobody_home')], T)[0]).toMatchObject({ standing: 'overdue', lastFinding: 'nobody_home' });
    expect(roundOf([over], [visit('a', 'well', { state: 'refused' })], T)[0]).toMatchObject({ standing: 'overdue', waiting: 0, refused: 1 });
  });

  it('knows a need noted, confirmed or ended here', () => {
    const one = household('a', { needs: [need('weekly')] });
    const noted = deed('a', 'note-need', { kindCode: 'carry', words: '两个人扶', days: 30 });
    expect(roundOf([one], [noted], T)[0]!.needs.map((n) => [n.kindCode, n.expiresAt - T])).toEqual([['weekly', DAY], ['carry', 30 * DAY]]);
    expect(roundOf([one], [deed('a', 'confirm-need', { days: 366 }, { subjectId: 'weekly-1' })], T)[0]!.needs[0]!.expiresAt).toBe(T + 366 * DAY);
    expect(roundOf([one], [deed('a', 'end-need', { reason: '好了' }, { subjectId: 'weekly-1' })], T)[0]!.needs).toEqual([]);
  });

  it('calls a household by its door where the unit is known', () => {
    const doors = ['柳溪镇槐树屯村三组 12 号', '河东 5 号', '柳溪镇槐树屯村'].map((address) => roundOf([household('a', { address })], [], T)[0]!.door);
    expect(doors).toEqual(['三组 12 号', '河东 5 号', '柳溪镇槐树屯村']);
  });

  it('finds by address, name and telephone, all words of it', () => {
    const [entry] = roundOf([household('3', { contactName: '王五', contactPhone: '10012345678' })], [], T);
    expect(['3号', '王五 100', '1234', '李四', '王五 李四'].map((typed) => matches(entry!, typed))).toEqual([true, true, true, false, false]);
  });
});

describe('the emergency list', () => {
  const round = roundOf([household('10', { needs: [need('ring')] }), household('9', { needs: [need('ring'), need('carry')] }), household('2', { needs: [need('ring')] }),
    household('5', { needs: [need('weekly')] }), household('7', { needs: [need('boat')] })], [], T);
  it('names each household once, under its most pressing need, helpers last, and nobody whose needs are for quiet days', () => {
    expect(emergencyOf(round, KINDS, {}).map((g) => [g.service, g.rows.map((r) => r.entry.householdId)])).toEqual([['evacuate', ['9']], ['call', ['2', '10']], ['offer', ['7']]]);
  });
  it('puts those already reached behind', () => {
    expect(emergencyOf(round, KINDS, { 2: T })[1]!.rows.map((r) => r.entry.householdId)).toEqual(['10', '2']);
  });
});
