import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/ground/id.js';
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
});
