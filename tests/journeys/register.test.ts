import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chance } from '../../demo/random.js';
import { newId } from '../../src/ground/id.js';
import { forgetRegister } from '../../src/rooms/honeycomb/door.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';

let county: County;
let village: string;
let other: string;
let clerk: As;
let town: As;
const WAIT = 60_000;

beforeAll(async () => {
  county = await startCounty();
  const units = await county.rows<{ unitCode: string; name: string }>(
    `select u.unit_code, u.name from honeycomb.units u where u.level = 'village' and u.kind = 'village' and u.unit_code like '999901002%' order by 1`);
  village = units[0]!.unitCode;
  other = units[1]!.unitCode;
  clerk = { personId: newId(), roles: [{ role: 'convenor', unitCode: village }] };
  town = { personId: newId(), roles: [{ role: 'dispatcher', unitCode: village.slice(0, 9) }] };
}, 120_000);
afterAll(() => county.end());

const call = (method: 'GET' | 'POST' | 'PUT', path: string, as: As, body?: object) => county.call(method, path, { as, ...(body ? { body: body as Record<string, unknown> } : {}) });
const person = (name: string, more: object = {}) => ({ residentId: newId(), name, sex: null, birthYear: null, phone: null, householder: false, state: 'living_here', ...more });
const place = (address: string, more: object = {}) => ({ address, householdNumber: null, building: null, entrance: null, villagerGroup: null, lng: null, lat: null, datum: 'WGS84', ...more });
async function register(address: string, more: { as?: As; unitCode?: string; residents?: object[]; place?: object } = {}): Promise<{ id: string; status: number; body: any; sent: any }> {
  const id = newId();
  const sent = { commandId: newId(), householdId: id, unitCode: more.unitCode ?? village, ...place(address, more.place), contactPreference: 'phone', residents: more.residents ?? [person('试验甲', { householder: true })] };
  const { status, body } = await call('POST', '/api/register/households', more.as ?? clerk, sent);
  return { id, status, body, sent };
}
const read = async (id: string, as: As = clerk): Promise<any> => (await call('GET', `/api/register/households/${id}`, as)).body;
const memberships = (id: string) => county.rows<{ unitCode: string; gridId: string }>('select unit_code, grid_id from liaison.memberships where household_id = $1 and valid_to is null', [id]);

describe('L1 by hand', () => {
  it('a household is registered, has its liaison at once, and the same command again changes nothing', async () => {
    const [near] = await county.rows<{ lng: number; lat: number }>('select lng, lat from honeycomb.households where unit_code = $1 and lng is not null limit 1', [village]);
    const made = await register('试验路1号', { residents: [person('试验甲', { householder: true, phone: '100 1234 5678', birthYear: 1950 }), person('试验乙', { state: 'working_away' })], place: { ...near } });
    expect(made).toMatchObject({ status: 201, body: { householdId: made.id, version: 1, changed: true } });
    const page = await read(made.id);
    expect(page).toMatchObject({ address: '试验路1号', version: 1, mayWrite: true, pointRounded: false, changes: [{ kind: 'registered' }] });
    expect(page.liaison.name.length).toBeGreaterThan(1);
    expect(page.residents.find((one: any) => one.householder)).toMatchObject({ name: '试验甲', phone: '10012345678' });
    expect(await memberships(made.id)).toHaveLength(1);
    expect((await call('POST', '/api/register/households', clerk, made.sent)).body).toEqual(made.body);
    const [{ n } = { n: 0 }] = await county.rows<{ n: number }>('select count(*)::int as n from ground.facts where subject_id = $1', [made.id]);
    expect(n).toBe(1);
    // The same household under another id is refused, and the sentence names it.
    const again = await register('试验路１号');
    expect(again).toMatchObject({ status: 409, body: { code: 'household_exists' } });
    expect(again.body.sentence).toContain('试验路1号');
  }, WAIT);

  it('what is wrong is refused with a sentence that says what to do, and nothing is written', async () => {
    const refused = async (code: string, answer: Promise<{ status: number; body: any }>): Promise<void> => {
      const { status, body } = await answer;
      expect([status >= 400 && status < 500, body.code], code).toEqual([true, code]);
      expect(body.sentence.length).toBeGreaterThan(8);
    };
    const [{ before } = { before: 0 }] = await county.rows<{ before: number }>('select count(*)::int as before from honeycomb.households');
    await refused('unit_without_households', register('某路1号', { as: { ...town, roles: [{ role: 'dispatcher', unitCode: '999901' }] }, unitCode: '999901002' }));
    await refused('unit_unknown', register('某路1号', { as: { ...town, roles: [{ role: 'dispatcher', unitCode: '999901' }] }, unitCode: '999901002999' }));
    await refused('not_allowed', register('某路1号', { unitCode: other }));
    await refused('place_outside', register('某路1号', { place: { lng: 121.5, lat: 31.2 } }));
    await refused('point_half', register('某路1号', { place: { lng: 121.5 } }));
    await refused('input_not_understood', register('某路1号', { place: { lng: 37.1, lat: 117.2 } }));
    await refused('input_not_understood', register('', {}));
    await refused('name_not_a_name', register('某路1号', { residents: [person('12号楼的老王')] }));
    await refused('id_already_used', register('某路1号', { residents: [person('王一'), { ...person('王二') }].map((one) => ({ ...one, residentId: '00000000-0000-7000-8000-000000000001' })) }));
    const [{ after } = { after: 0 }] = await county.rows<{ after: number }>('select count(*)::int as after from honeycomb.households');
    expect(after).toBe(before);
  }, WAIT);

  it('corrects a household and its people on the version that was seen, with a history that says what was before', async () => {
    const [first, second] = [person('更正甲', { householder: true }), person('更正乙')];
    const made = await register('更正路1号', { residents: [first, second] });
    const change = (version: number, more: object, as = clerk) => call('PUT', `/api/register/households/${made.id}`, as, { commandId: newId(), version, ...more });
    const command = { commandId: newId(), version: 1, reason: '本人来说', contactPreference: 'visit', villagerGroup: '3组', residents: [{ ...second, state: 'working_away', phone: '10055550000' }, person('更正丙', { birthYear: 2020 })] };
    expect((await call('PUT', `/api/register/households/${made.id}`, clerk, command)).body).toEqual({ householdId: made.id, version: 2, changed: true });
    expect((await call('PUT', `/api/register/households/${made.id}`, clerk, command)).body).toEqual({ householdId: made.id, version: 2, changed: true });
    expect(await change(1, { address: '更正路2号' })).toMatchObject({ status: 409, body: { code: 'household_changed' } });
    expect((await change(2, { contactPreference: 'visit' })).body).toEqual({ householdId: made.id, version: 2, changed: false });
    const page = await read(made.id);
    expect(page).toMatchObject({ version: 2, contactPreference: 'visit', villagerGroup: '3组' });
    expect(page.residents.map((one: any) => [one.name, one.state, one.householder]).sort()).toEqual([['更正丙', 'living_here', false], ['更正乙', 'working_away', false], ['更正甲', 'living_here', true]].sort());
    expect(page.changes.map((one: any) => one.kind).sort()).toEqual(['corrected', 'registered', 'resident_added', 'resident_corrected']);
    expect(page.changes.find((one: any) => one.kind === 'corrected')).toMatchObject({ before: { contactPreference: 'phone', villagerGroup: null }, after: { contactPreference: 'visit', villagerGroup: '3组' }, reason: '本人来说' });
    // Another householder takes it over; the one before is one no more. Somebody of another household is not taken along.
    expect((await change(2, { residents: [{ ...second, householder: true, state: 'deceased' }] })).body.version).toBe(3);
    expect((await read(made.id)).residents.filter((one: any) => one.householder)).toMatchObject([{ name: '更正乙', state: 'deceased' }]);
    const elsewhere = await register('更正路9号');
    expect(await call('PUT', `/api/register/households/${elsewhere.id}`, clerk, { commandId: newId(), version: 1, residents: [first] })).toMatchObject({ status: 409, body: { code: 'resident_elsewhere' } });
    expect(await call('PUT', `/api/register/households/${elsewhere.id}`, clerk, { commandId: newId(), version: 1, address: '更正路1号' })).toMatchObject({ status: 409, body: { code: 'household_exists' } });
    // Coordinates of Chinese maps are stored as WGS-84.
    const [near] = await county.rows<{ lng: number; lat: number }>('select lng, lat from honeycomb.households where unit_code = $1 and lng is not null limit 1', [village]);
    await change(3, { point: { ...near, datum: 'BD09' } });
    const moved = await read(made.id);
    expect(Math.abs(moved.lng - near!.lng) + Math.abs(moved.lat - near!.lat)).toBeGreaterThan(0.005);
  }, WAIT);

  it('a household moves within the county, leaves it and comes back: always in one micro-grid of its unit, or in none', async () => {
    const made = await register('搬迁路1号');
    const before = await memberships(made.id);
    const step = (verb: string, version: number, more: object, as = town) => call('POST', `/api/register/households/${made.id}/${verb}`, as, { commandId: newId(), version, reason: '搬家', ...more });
    expect(await step('move', 1, { unitCode: other, ...place('新居路8号') }, clerk)).toMatchObject({ status: 403, body: { code: 'move_elsewhere' } });
    expect((await step('move', 1, { unitCode: other, ...place('新居路8号') })).body).toEqual({ householdId: made.id, version: 2, changed: true });
    const after = await memberships(made.id);
    expect([before.map((one) => one.unitCode), after.map((one) => one.unitCode)]).toEqual([[village], [other]]);
    const page = await read(made.id, town);
    expect(page).toMatchObject({ unitCode: other, address: '新居路8号', liaison: { gridId: after[0]!.gridId } });
    expect(page.changes[0]).toMatchObject({ kind: 'moved', before: { unitCode: village, address: '搬迁路1号' }, after: { unitCode: other, address: '新居路8号' }, reason: '搬家' });
    expect((await call('GET', `/api/register/households/${made.id}`, clerk)).status).toBe(404);
    expect((await step('end', 2, { because: 'moved_out' })).body.version).toBe(3);
    expect(await memberships(made.id)).toEqual([]);
    expect(await read(made.id, town)).toMatchObject({ endedBecause: 'moved_out', liaison: null });
    expect(await step('end', 3, { because: 'demolished' })).toMatchObject({ status: 409, body: { code: 'household_ended' } });
    expect((await call('GET', `/api/register/households?unit=${other}&q=${encodeURIComponent('新居路8号')}`, town)).body.rows).toEqual([]);
    expect((await step('return', 3, {})).body.version).toBe(4);
    expect(await memberships(made.id)).toHaveLength(1);
    expect(await step('return', 4, {})).toMatchObject({ status: 409, body: { code: 'household_in_force' } });
    const facts = await county.rows<{ kind: string }>('select kind from ground.facts where subject_id = $1 order by subject_sequence', [made.id]);
    expect(facts.map((fact) => fact.kind)).toEqual(['HouseholdRegistered', 'HouseholdMoved', 'HouseholdEnded', 'HouseholdReturned']);
  }, WAIT);

  it('care needs go along unseen by whoever moves the household, and end with it', async () => {
    const made = await register('随迁路1号');
    const [kind] = await county.rows<{ kindCode: string }>('select kind_code from liaison.care_kinds limit 1');
    const needId = newId();
    expect((await call('POST', '/api/care/needs', clerk, { commandId: newId(), needId, householdId: made.id, kindCode: kind!.kindCode, source: 'family', reason: '独自走动不便', days: 30 })).status).toBeLessThan(300);
    const need = async (): Promise<unknown> => (await county.rows('select unit_code, ended_at is not null as ended, end_reason from liaison.care_needs where need_id = $1', [needId]))[0];
    expect(await need()).toEqual({ unitCode: village, ended: false, endReason: null });
    expect((await call('GET', `/api/care/households/${made.id}`, town)).status).toBe(403);
    await call('POST', `/api/register/households/${made.id}/move`, town, { commandId: newId(), version: 1, reason: '搬家', unitCode: other, ...place('随迁路1号') });
    expect(await need()).toEqual({ unitCode: other, ended: false, endReason: null });
    await call('POST', `/api/register/households/${made.id}/end`, town, { commandId: newId(), version: 2, reason: '迁往外县', because: 'moved_out' });
    expect(await need()).toMatchObject({ ended: true, endReason: 'household_ended' });
  }, WAIT);

  it('is listed by unit, page after page, and found by address, number, name, telephone and initials', async () => {
    const made = await register('查找路7号', { residents: [person('欧阳试', { householder: true, phone: '10077776666' })], place: { householdNumber: 'H-77' } });
    for (const q of ['查找路', 'H-77', '欧阳', '1007777', 'oys']) {
      const { body } = await call('GET', `/api/register/households?unit=${village}&q=${encodeURIComponent(q)}`, clerk);
      expect(body.rows.map((row: any) => row.householdId), q).toContain(made.id);
      expect(body.rows.find((row: any) => row.householdId === made.id), q).toMatchObject({ householder: '欧阳试', phone: '10077776666', residents: 1, hasPoint: false, liaisonName: expect.any(String) });
    }
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await call('GET', `/api/register/households?limit=10${after}`, clerk);
      if (after === '') expect(body.households).toBeGreaterThan(10);
      seen.push(...body.rows.map((row: any) => row.householdId));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    const [{ n } = { n: 0 }] = await county.rows<{ n: number }>('select count(*)::int as n from honeycomb.households where unit_code = $1 and valid_to is null', [village]);
    expect([seen.length, new Set(seen).size]).toEqual([n, n]);
    expect((await call('GET', `/api/register/households?unit=${other}`, clerk)).status).toBe(403);
  }, WAIT);

  it('a liaison reads the village with points to about 100 m and corrects the own households only', async () => {
    const made = await register('联户路1号', { place: await nearPoint() });
    const owner = (await read(made.id)).liaison.personId;
    const own: As = { personId: owner, roles: [{ role: 'liaison', unitCode: village }] };
    const stranger: As = { personId: newId(), roles: [{ role: 'liaison', unitCode: village }] };
    expect(await read(made.id, own)).toMatchObject({ mayWrite: false, mayCorrect: true, pointRounded: false });
    const seen = await read(made.id, stranger);
    expect(seen).toMatchObject({ mayWrite: false, mayCorrect: false, pointRounded: true });
    expect(seen.lng).toBe(Math.round(seen.lng * 1000) / 1000);
    const correct = (as: As) => call('PUT', `/api/register/households/${made.id}`, as, { commandId: newId(), version: 1, contactPreference: 'visit' });
    expect((await correct(stranger)).status).toBe(403);
    expect((await correct(own)).status).toBe(200);
    expect((await call('GET', `/api/register/households/${made.id}`, { personId: newId(), roles: [{ role: 'points_recorder', unitCode: village }] })).status).toBe(403);
  }, WAIT);
});

async function nearPoint(): Promise<{ lng: number; lat: number }> {
  const [near] = await county.rows<{ lng: number; lat: number }>('select lng, lat from honeycomb.households where unit_code = $1 and lng is not null limit 1', [village]);
  return { lng: near!.lng + 0.00012, lat: near!.lat + 0.00013 };
}

describe('L1 doubles', () => {
  const pairOf = async (a: string, b: string): Promise<any> => (await call('GET', `/api/register/doubles?unit=${village}`, clerk)).body.rows
    .find((row: any) => [row.one.householdId, row.other.householdId].sort().join() === [a, b].sort().join());
  const state = async (...ids: string[]): Promise<unknown> => [
    await county.rows('select household_id, unit_code, household_number, address, building, entrance, villager_group, lng, lat, contact_preference, valid_from, valid_to, ended_because from honeycomb.households where household_id = any($1) order by 1', [ids]),
    await county.rows('select resident_id, household_id, name, name_initials, sex, birth_year, phone, householder, state from honeycomb.residents where household_id = any($1) order by 1', [ids]),
    await county.rows('select household_id, grid_id from liaison.memberships where household_id = any($1) and valid_to is null order by 1', [ids]),
    await county.rows('select need_id, household_id from liaison.care_needs where household_id = any($1) order by 1', [ids]),
  ];

  it('two that are one are found, merged with what is under way, and restored exactly', async () => {
    const kept = await register('重复路1号', { residents: [person('重一', { householder: true, birthYear: 1960 }), person('重二')], place: { householdNumber: 'C1' } });
    const ended = await register('重复路001号', { residents: [person('重一', { householder: true, phone: '10011112222', birthYear: 1960 }), person('重三', { birthYear: 2001 })], place: { ...(await nearPoint()), villagerGroup: '2组' } });
    const need = { commandId: newId(), needId: newId(), householdId: ended.id, kindCode: (await county.rows<{ kindCode: string }>('select kind_code from liaison.care_kinds limit 1'))[0]!.kindCode, source: 'family', reason: '独自走动不便', days: 30 };
    expect((await call('POST', '/api/care/needs', clerk, need)).status).toBeLessThan(300);
    const before = await state(kept.id, ended.id);
    expect((await pairOf(kept.id, ended.id)).because).toContain('same_birth');
    const merge = { commandId: newId(), mergeId: newId(), keptId: kept.id, endedId: ended.id, reason: '同一户登记了两次' };
    expect(await call('POST', '/api/register/merges', clerk, merge)).toMatchObject({ status: 201, body: { keptId: kept.id } });
    expect((await call('POST', '/api/register/merges', clerk, merge)).status).toBe(201);
    const page = await read(kept.id);
    expect(page).toMatchObject({ householdNumber: 'C1', villagerGroup: '2组', lng: expect.any(Number) });
    expect(page.residents.map((one: any) => [one.name, one.phone, one.householder]).sort()).toEqual([['重一', '10011112222', true], ['重三', null, false], ['重二', null, false]].sort());
    expect(await read(ended.id)).toMatchObject({ endedBecause: 'merged', liaison: null });
    expect(await county.rows('select household_id from liaison.care_needs where need_id = $1 and ended_at is null', [need.needId])).toEqual([{ householdId: kept.id }]);
    expect(await memberships(ended.id)).toEqual([]);
    expect(await pairOf(kept.id, ended.id)).toBeUndefined();
    const undo = (as = clerk) => call('POST', `/api/register/merges/${merge.mergeId}/undo`, as, { commandId: newId(), reason: '不是同一户' });
    expect((await undo({ personId: newId(), roles: [{ role: 'liaison', unitCode: village }] })).status).toBe(403);
    expect(await undo()).toMatchObject({ status: 200 });
    expect(await state(kept.id, ended.id)).toEqual(before);
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'merge_undone' } });
    // Looked at, and two after all: not suggested again.
    expect((await call('POST', '/api/register/doubles/decide', clerk, { commandId: newId(), oneId: ended.id, otherId: kept.id })).body).toEqual({ decided: true });
    expect(await pairOf(kept.id, ended.id)).toBeUndefined();
    expect((await call('GET', `/api/register/merges?unit=${village}`, clerk)).body.rows[0]).toMatchObject({ mergeId: merge.mergeId, keptAddress: '重复路1号', undoneAt: expect.any(Number) });
  }, WAIT);

  it('whatever two households say: a merge and its undo leave both exactly as they were', async () => {
    const random = chance(20_260_301, 'merges');
    const some = <T>(...values: T[]): T => values[random.below(values.length)] as T;
    for (let n = 0; n < 20; n += 1) {
      const make = async (which: string): Promise<string> => {
        const residents = Array.from({ length: random.below(5) }, (_, i) => person(some('随一', '随二', '随三'), {
          sex: some(null, 'male', 'female'), birthYear: some(null, 1950, 1980), phone: some(null, '10011110000', '10022220000'), householder: i === 0, state: some('living_here', 'working_away', 'deceased') }));
        const made = await register(`随机路${n}${which}号`, { residents, place: { householdNumber: some(null, `R${n}${which}`), building: some(null, '1号楼'), entrance: some(null, '2单元'), villagerGroup: some(null, '3组'), ...some<object>({}, await nearPoint()) } });
        expect(made.status, JSON.stringify(made.body)).toBe(201);
        return made.id;
      };
      const [keptId, endedId, mergeId] = [await make('甲'), await make('乙'), newId()];
      const before = await state(keptId, endedId);
      expect((await call('POST', '/api/register/merges', clerk, { commandId: newId(), mergeId, keptId, endedId, reason: '试' })).status).toBe(201);
      expect(await state(keptId, endedId)).not.toEqual(before);
      expect((await call('POST', `/api/register/merges/${mergeId}/undo`, clerk, { commandId: newId(), reason: '试' })).status).toBe(200);
      expect(await state(keptId, endedId)).toEqual(before);
    }
  }, WAIT);

  it('what changed since is not overwritten by an undo, nor is an old merge undone', async () => {
    const make = async (n: number): Promise<string> => (await register(`并户路${n}号`, { residents: [person('并户甲', { birthYear: 1970, householder: true })] })).id;
    const [a, b, c, d] = [await make(1), await make(2), await make(3), await make(4)];
    const merge = async (keptId: string, endedId: string): Promise<string> => {
      const mergeId = newId();
      expect((await call('POST', '/api/register/merges', clerk, { commandId: newId(), mergeId, keptId, endedId, reason: '重复' })).status).toBe(201);
      return mergeId;
    };
    const first = await merge(a, b);
    expect((await call('PUT', `/api/register/households/${a}`, clerk, { commandId: newId(), version: 2, contactPreference: 'message' })).status).toBe(200);
    const undo = (mergeId: string) => call('POST', `/api/register/merges/${mergeId}/undo`, clerk, { commandId: newId(), reason: '看错了' });
    expect(await undo(first)).toMatchObject({ status: 409, body: { code: 'merge_changed_since' } });
    const second = await merge(c, d);
    county.now += 31 * 86_400_000;
    expect(await undo(second)).toMatchObject({ status: 409, body: { code: 'merge_too_old' } });
    county.now -= 31 * 86_400_000;
    expect(await call('POST', '/api/register/merges', clerk, { commandId: newId(), mergeId: newId(), keptId: a, endedId: a, reason: '自己' })).toMatchObject({ status: 400, body: { code: 'merge_not_alike' } });
    expect(await call('POST', '/api/register/merges', clerk, { commandId: newId(), mergeId: newId(), keptId: a, endedId: b, reason: '已并' })).toMatchObject({ status: 409, body: { code: 'household_ended' } });
    expect(await call('POST', `/api/register/households/${b}/return`, clerk, { commandId: newId(), version: 2, reason: '要回来' })).toMatchObject({ status: 409, body: { code: 'household_merged' } });
  }, WAIT);
});

it('a year after a household ended, or somebody moved out or died, their data go by themselves, and nobody else’s', async () => {
  const staying = await register('常在路1号', { residents: [person('常在', { householder: true }), person('走了', { phone: '10066660000' }), person('外出', { state: 'working_away' })] });
  const [, left] = (await read(staying.id)).residents.map((one: any) => one).sort((a: any, b: any) => (a.name === '走了' ? 1 : 0) - (b.name === '走了' ? 1 : 0)).slice(-2);
  expect((await call('PUT', `/api/register/households/${staying.id}`, clerk, { commandId: newId(), version: 1, residents: [{ ...left, state: 'deceased' }] })).status).toBe(200);
  const ended = await register('不在路1号', { residents: [person('不在', { householder: true })], place: await nearPoint() });
  expect((await call('POST', `/api/register/households/${ended.id}/end`, clerk, { commandId: newId(), version: 1, reason: '迁走', because: 'moved_out' })).status).toBe(200);
  const people = async (): Promise<string[]> => (await county.rows<{ name: string }>('select name from honeycomb.residents where household_id = any($1) order by name', [[staying.id, ended.id]])).map((row) => row.name);
  const DAY = 86_400_000;
  await forgetRegister(county.ground, county.now + 364 * DAY);
  expect((await people()).sort()).toEqual(['不在', '外出', '常在', '走了'].sort());
  const [{ n } = { n: 0 }] = await county.rows<{ n: number }>('select count(*)::int as n from honeycomb.residents r join honeycomb.households h using (county_code, household_id) where h.valid_to is null and state in ($1, $2)', ['living_here', 'working_away']);
  expect(await forgetRegister(county.ground, county.now + 367 * DAY)).toBeGreaterThanOrEqual(2);
  expect((await people()).sort()).toEqual(['外出', '常在'].sort());
  const [{ m } = { m: 0 }] = await county.rows<{ m: number }>('select count(*)::int as m from honeycomb.residents r join honeycomb.households h using (county_code, household_id) where h.valid_to is null and state in ($1, $2)', ['living_here', 'working_away']);
  expect(m).toBe(n);
  expect(await county.rows('select address, lng, household_number from honeycomb.households where household_id = $1', [ended.id])).toEqual([{ address: '—', lng: null, householdNumber: null }]);
  expect(await county.rows('select 1 from honeycomb.register_changes where household_id = $1 or resident_id = $2', [ended.id, left.residentId])).toEqual([]);
  expect((await call('GET', `/api/register/households/${ended.id}`, clerk)).status).toBe(404);
  expect(await county.rows(`select data from ground.facts where kind = 'RegisterForgotten'`)).toMatchObject([{ data: { counts: { households: expect.any(Number), residents: expect.any(Number) } } }]);
  expect(await forgetRegister(county.ground, county.now + 367 * DAY)).toBe(0);
}, WAIT);
