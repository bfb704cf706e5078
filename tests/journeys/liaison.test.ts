import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/contract/liaison.js';
import { asOwner } from '../../src/ground/database/connect.js';
import { systemScope } from '../../src/ground/database/scope.js';
import { newId } from '../../src/ground/id.js';
import { placeHouseholds } from '../../src/rooms/liaison/door.js';
import { chinaDay, dayToIso } from '../../src/ground/time.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';

let county: County;
// 10:00 in China, so that the day shift is on duty.
const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();
beforeAll(async () => { county = await startCounty({ at: DAY_SHIFT }); });
afterAll(() => county.end());

interface Cell { unitCode: string; name: string; grids: number; households: number }
const cells = (): Promise<Cell[]> => county.rows<Cell>(
  `select u.unit_code, u.name, (select count(*)::int from liaison.micro_grids g where g.unit_code = u.unit_code and g.valid_to is null) as grids,
          (select count(*)::int from honeycomb.households h where h.unit_code = u.unit_code and h.valid_to is null) as households
   from honeycomb.units u where u.level in ('village', 'compound') and exists (select from liaison.micro_grids g where g.unit_code = u.unit_code) order by u.unit_code`);
const convenorOf = (unitCode: string): As => county.outsider({ role: 'convenor', unitCode });
const post = async (as: As, path: string, body: Record<string, unknown> = {}) => county.call('POST', `/api/liaison/${path}`, { as, body: { commandId: newId(), ...body } });
const read = async (as: As, path: string) => (await county.call('GET', `/api/liaison/${path}`, { as })).body;
const uncovered = async () => {
  const { byInvariant } = await verifyAll(county.database.url, '999901', county.now);
  return [byInvariant.household_in_one_micro_grid, byInvariant.micro_grid_has_liaison, byInvariant.unit_has_micro_grid];
};
/** A convenor known to the register: commands keep who gave them. */
const knownConvenor = async (unitCode: string): Promise<As> => {
  const [row] = await county.rows<{ personId: string }>('select person_id from honeycomb.people where valid_to is null limit 1');
  return { ...convenorOf(unitCode), personId: row!.personId };
};
async function solved(as: As, unitCode: string, more: Record<string, unknown> = {}): Promise<Plan & { planId: string }> {
  const planId = newId();
  expect(await post(as, 'plans', { planId, unitCode, mode: 'given', ...more })).toMatchObject({ status: 201, body: { state: 'draft' } });
  expect((await post(as, `plans/${planId}/solve`)).body).toMatchObject({ state: 'queued' });
  await county.work();
  return { planId, ...await read(as, `plans/${planId}`) };
}
/** Where somebody is a liaison now. */
const liaisonRoles = async (personId: string): Promise<string[]> => (await county.rows<{ unitCode: string }>(
  `select unit_code from ground.role_grants where person_id = $1 and role = 'liaison' and (ends_at is null or ends_at > to_timestamp($2::float8 / 1000)) order by 1`, [personId, county.now])).map((r) => r.unitCode);
const publish = (as: As, planId: string, sawVersion: number) => post(as, `plans/${planId}/publish`, { sawVersion });

describe('L3: a plan from draft to the door', () => {
  it('is solved to a proven optimum, dragged and locked, solved again around the lock, and published with every household linked', async () => {
    const [cell] = (await cells()).filter((c) => c.grids > 2);
    const as = await knownConvenor(cell!.unitCode);
    const first = await solved(as, cell!.unitCode);
    expect(first.summary).toMatchObject({ state: 'solved', proven: true, placed: cell!.households, households: cell!.households, gap: 0 });
    for (const l of first.liaisons) expect(l.load).toBeLessThanOrEqual(l.capacity);

    const mover = first.households.find((h) => first.liaisons.some((l) => l.liaisonId !== h.liaisonId && l.load < l.capacity))!;
    const target = first.liaisons.find((l) => l.liaisonId !== mover.liaisonId && l.load < l.capacity)!;
    const dragged = await post(as, `plans/${first.planId}/adjust`, { sawVersion: first.summary.version, households: [{ householdId: mover.householdId, liaisonId: target.liaisonId, locked: true }] });
    expect(dragged.body).toMatchObject({ state: 'solved' });
    const byHand = await read(as, `plans/${first.planId}`);
    expect(byHand.summary.objective).toBeGreaterThanOrEqual(first.summary.objective!);
    expect(byHand.households.find((h: any) => h.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true, why: { locked: true } });

    expect((await post(as, `plans/${first.planId}/solve`)).body.state).toBe('queued');
    await county.work();
    const again: Plan = await read(as, `plans/${first.planId}`);
    expect(again.households.find((h) => h.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true });
    expect(again.summary.proven).toBe(true);

    const compared = await read(as, `plans/${first.planId}/compare`);
    expect(compared.movedCount).toBe(again.summary.moved);
    expect(compared.moved.every((m: any) => m.fromName !== m.toName)).toBe(true);

    const published = await publish(as, first.planId, again.summary.version);
    expect(published.body).toMatchObject({ moved: again.summary.moved });
    expect(await uncovered()).toEqual([0, 0, 0]);
    const gridRows = (await read(as, `grids?unit=${cell!.unitCode}`)).rows.filter((g: any) => g.unitCode === cell!.unitCode);
    expect(gridRows.reduce((sum: number, g: any) => sum + g.households, 0)).toBe(cell!.households);
    const [household] = await county.rows<{ address: string }>('select address from honeycomb.households where household_id = $1', [mover.householdId]);
    const mine = await county.call('GET', `/api/liaison/mine?unit=${cell!.unitCode}&address=${encodeURIComponent(household!.address)}`);
    expect(mine.body.grids.find((g: any) => g.gridId === mine.body.own)).toMatchObject({ liaisonName: target.name });
  });

  it('moves nobody when it is asked for the fewest moves and nothing has changed', async () => {
    const cell = (await cells()).find((c) => c.grids > 2)!;
    const as = await knownConvenor(cell.unitCode);
    const plan = await solved(as, cell.unitCode, { settings: { fewestMoves: true } });
    expect(plan.summary.moved).toBe(0);
  });

  it('refuses the second of two plans published at once, and says which came first', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[1]!;
    const as = await knownConvenor(cell.unitCode);
    const [a, b] = [await solved(as, cell.unitCode), await solved(as, cell.unitCode)];
    const both = await Promise.all([a, b].map((p) => publish(as, p.planId, p.summary.version)));
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(both.find((r) => r.status === 409)!.body).toMatchObject({ code: 'plan_overtaken' });
    expect(await county.rows(`select count(*)::int as n from liaison.plans where unit_code = $1 and state = 'published'`, [cell.unitCode])).toEqual([{ n: 1 }]);
    expect(await uncovered()).toEqual([0, 0, 0]);
  });

  it('is not published with a liaison who left in the meantime, names them, and loses nothing', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[2]!;
    const as = await knownConvenor(cell.unitCode);
    const plan = await solved(as, cell.unitCode);
    const leaver = plan.liaisons[0]!;
    const grids = (await read(as, `grids?unit=${cell.unitCode}`)).rows;
    const grid = grids.find((g: any) => g.liaisonPersonId === leaver.liaisonId);
    const taker = grids.find((g: any) => g.liaisonPersonId !== leaver.liaisonId);
    // A liaison with a micro-grid cannot leave: the database says so, whoever tries.
    await expect(county.rows(`update honeycomb.people set valid_to = $2 where person_id = $1`, [leaver.liaisonId, dayToIso(chinaDay(county.now))])).rejects.toThrow(/still the liaison of a micro-grid/);
    const handoverId = newId();
    expect((await post(as, 'handovers', { handoverId, gridId: grid.gridId, toPersonId: taker.liaisonPersonId, reason: '搬去县城' })).status).toBe(201);
    const giver: As = { personId: leaver.liaisonId, roles: [{ role: 'liaison', unitCode: cell.unitCode }] };
    const takes: As = { personId: taker.liaisonPersonId, roles: [{ role: 'liaison', unitCode: cell.unitCode }] };
    expect((await post(takes, `handovers/${handoverId}/sign`, { as: 'taker' })).body.code).toBe('not_given_yet');
    expect((await post(giver, `handovers/${handoverId}/sign`, { as: 'giver' })).body.state).toBe('open');
    expect((await post(takes, `handovers/${handoverId}/sign`, { as: 'taker' })).body.state).toBe('signed');
    expect(await liaisonRoles(leaver.liaisonId)).toEqual([]);
    expect(await liaisonRoles(taker.liaisonPersonId)).toEqual([cell.unitCode]);
    await county.rows(`update honeycomb.people set valid_to = $2 where person_id = $1`, [leaver.liaisonId, dayToIso(chinaDay(county.now))]);
    const refused = await publish(as, plan.planId, plan.summary.version);
    expect(refused).toMatchObject({ status: 409, body: { code: 'plan_liaison_gone' } });
    expect(JSON.stringify(refused.body)).toContain(leaver.name);
    expect(await uncovered()).toEqual([0, 0, 0]);
  });

  it('says what is short where there is too little room, and is not published', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[3]!;
    const as = await knownConvenor(cell.unitCode);
    const planId = newId();
    await post(as, 'plans', { planId, unitCode: cell.unitCode, mode: 'given' });
    const before: Plan = await read(as, `plans/${planId}`);
    const room = Math.floor(cell.households / cell.grids) - 1;
    const changed = await post(as, `plans/${planId}/change`, { sawVersion: before.summary.version, liaisons: before.liaisons.map((l) => ({ liaisonId: l.liaisonId, capacity: room, least: 0 })) });
    expect(changed.status).toBe(200);
    await post(as, `plans/${planId}/solve`);
    await county.work();
    const plan: Plan = await read(as, `plans/${planId}`);
    const short = cell.households - room * cell.grids;
    const unplaced = plan.households.filter((h) => h.liaisonId === null);
    expect(unplaced).toHaveLength(short);
    expect(unplaced.every((h) => h.unplacedReason)).toBe(true);
    expect((await publish(as, planId, plan.summary.version)).body).toMatchObject({ code: 'plan_unplaced' });
  });

  it('keeps its states: what is not allowed now is refused in words', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[4]!;
    const as = await knownConvenor(cell.unitCode);
    const planId = newId();
    await post(as, 'plans', { planId, unitCode: cell.unitCode, mode: 'given' });
    expect((await publish(as, planId, 1)).body).toMatchObject({ code: 'plan_not_now' });
    expect((await post(as, `plans/${planId}/drop`)).body).toMatchObject({ state: 'dropped' });
    expect((await post(as, `plans/${planId}/solve`)).body).toMatchObject({ code: 'plan_not_now' });
    expect((await post(convenorOf('999901002'), `plans/${planId}/solve`)).status).toBe(404);
  });
});

describe('L3: what happens to a plan meanwhile', () => {
  it('is taken up from the beginning when its solver fell silent, and left alone while one is heard', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[6]!;
    const as = await knownConvenor(cell.unitCode);
    const planId = newId();
    await post(as, 'plans', { planId, unitCode: cell.unitCode, mode: 'given' });
    await post(as, `plans/${planId}/solve`);
    const heard = (secondsAgo: number) => county.rows(`update liaison.plans set state = 'solving', solver_heard_at = to_timestamp($2::float8 / 1000) where plan_id = $1`, [planId, county.now - secondsAgo * 1000]);
    await heard(5);
    await county.work();
    expect((await read(as, `plans/${planId}`)).summary.state).toBe('solving');
    await heard(25);
    await county.work();
    expect((await read(as, `plans/${planId}`)).summary).toMatchObject({ state: 'solved', proven: true });
  });

  it('goes near first, then to whom a household would rather have, never to somebody of another village', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[7]!;
    const as = await knownConvenor(cell.unitCode);
    const settings = { keepBonus: 0 };
    const before = await solved(as, cell.unitCode, { settings });
    const household = before.households.find((h) => before.liaisons.some((l) => l.liaisonId !== h.liaisonId && l.load < l.capacity))!;
    const kin = before.liaisons.find((l) => l.liaisonId !== household.liaisonId && l.load < l.capacity)!;
    const [stranger] = await county.rows<{ id: string }>('select liaison_person_id as id from liaison.micro_grids where unit_code <> $1 and valid_to is null limit 1', [cell.unitCode]);
    expect((await post(as, 'preferences', { householdId: household.householdId, liaisonIds: [stranger!.id] })).status).toBeGreaterThanOrEqual(400);
    expect((await post(as, 'preferences', { householdId: household.householdId, liaisonIds: [kin.liaisonId] })).status).toBe(200);
    const after = await solved(as, cell.unitCode, { settings: { ...settings, preferBonus: 100_000 } });
    expect(after.households.find((h) => h.householdId === household.householdId)).toMatchObject({ liaisonId: kin.liaisonId, why: { preferred: true } });
    expect(after.summary.proven).toBe(true);
  });

  it('places whoever is registered between drafting and publishing, among the new micro-grids', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[8]!;
    const as = await knownConvenor(cell.unitCode);
    const plan = await solved(as, cell.unitCode);
    const [like] = await county.rows<{ householdId: string }>('select household_id from honeycomb.households where unit_code = $1 limit 1', [cell.unitCode]);
    const late = newId();
    await county.ground.database.transaction(systemScope(county.ground.countyCode), async (tx) => {
      const columns = 'county_code, unit_code, address, lng, lat, contact_preference, valid_from';
      await tx.query({ text: `insert into honeycomb.households (household_id, ${columns}) select $1, county_code, unit_code, '新搬来的一户', lng, lat, contact_preference, valid_from
        from honeycomb.households where household_id = $2`, values: [late, like!.householdId] });
      await placeHouseholds(tx, [late], county.now);
    });
    expect((await publish(as, plan.planId, plan.summary.version)).status).toBe(200);
    expect(await uncovered()).toEqual([0, 0, 0]);
    expect(await county.rows(`select count(*)::int as n from liaison.memberships m join liaison.micro_grids g using (grid_id) where m.household_id = $1 and m.valid_to is null and g.valid_to is null`, [late])).toEqual([{ n: 1 }]);
  });
});

describe('L2: candidates, and a plan among them', () => {
  it('sets willingness beside nomination, records the vote, and opens micro-grids of those chosen', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[5]!;
    const as = await knownConvenor(cell.unitCode);
    const [home] = await county.rows<{ lng: number; lat: number }>('select lng, lat from honeycomb.households where unit_code = $1 and lng is not null limit 1', [cell.unitCode]);
    const ids = await Promise.all(['甲', '乙', '丙'].map(async (name) => {
      const candidateId = newId();
      expect((await post(as, 'candidates', { candidateId, unitCode: cell.unitCode, name: `候选人${name}`, standing: 'activist', capacity: 30, lng: home!.lng, lat: home!.lat })).status).toBe(201);
      return candidateId;
    }));
    const [a, b, c] = ids as [string, string, string];
    await post(as, `candidates/${a}/willingness`, { willingness: 'willing', hoursPerWeek: 6 });
    await post(as, `candidates/${a}/nomination`, { nomination: 'nominated', body: '村党支部' });
    await post(as, `candidates/${b}/willingness`, { willingness: 'unwilling' });
    await post(as, `candidates/${b}/nomination`, { nomination: 'nominated', body: '村党支部' });
    await post(as, `candidates/${c}/willingness`, { willingness: 'willing' });
    const sheet = (await read(as, `candidates?unit=${cell.unitCode}`)).rows;
    const agreement = Object.fromEntries(sheet.map((r: any) => [r.candidateId, r.agreement]));
    expect([a, b, c].map((id) => agreement[id])).toEqual(['agreed', 'nominated_unwilling', 'willing_unnominated']);

    const meeting = { unitCode: cell.unitCode, heldOn: '2026-05-19', chair: '支书', voters: ['一', '二', '三'].map((name) => ({ name })) };
    const vote = (candidateId: string, votesFor: number, chosen: boolean) => ({ candidateId, votesFor, votesAgainst: Math.max(0, 3 - votesFor), chosen });
    expect((await post(as, 'selections', { ...meeting, selectionId: newId(), results: [vote(b, 3, true)] })).body).toMatchObject({ code: 'not_willing' });
    expect((await post(as, 'selections', { ...meeting, selectionId: newId(), results: [vote(a, 9, true)] })).body).toMatchObject({ code: 'votes_do_not_add' });
    expect((await post(as, 'selections', { ...meeting, selectionId: newId(), results: [vote(a, 3, true), vote(b, 0, false), vote(c, 1, false)] })).status).toBe(201);
    expect((await read(as, `selections?unit=${cell.unitCode}`)).rows[0]).toMatchObject({ chair: '支书', voters: [{ name: '一' }, { name: '二' }, { name: '三' }] });

    const plan = await solved(as, cell.unitCode);
    const fresh = plan.liaisons.find((l) => l.name === '候选人甲')!;
    expect(fresh.load).toBeGreaterThan(0);
    expect((await publish(as, plan.planId, plan.summary.version)).status).toBe(200);
    expect((await read(as, `grids?unit=${cell.unitCode}`)).rows.map((g: any) => g.liaisonName)).toContain('候选人甲');
    expect(await county.rows(`select role from ground.role_grants where person_id = $1`, [fresh.liaisonId])).toEqual([{ role: 'liaison' }]);
    expect(await uncovered()).toEqual([0, 0, 0]);
  });

  it('chooses so many among today\'s and the willing, with a bound, never whom the branch opposes', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2).at(-1)!;
    const as = await knownConvenor(cell.unitCode);
    const opposed = newId();
    await post(as, 'candidates', { candidateId: opposed, unitCode: cell.unitCode, name: '不同意', standing: 'volunteer', capacity: 500 });
    await post(as, `candidates/${opposed}/willingness`, { willingness: 'willing' });
    await post(as, `candidates/${opposed}/nomination`, { nomination: 'opposed', body: '村党支部', reason: '常年在外' });
    const planId = newId();
    await post(as, 'plans', { planId, unitCode: cell.unitCode, mode: 'choose', choose: cell.grids - 1 });
    const { liaisons } = await read(as, `plans/${planId}`) as Plan;
    // Room enough in any choice: the one who is left out loses nobody a place.
    await post(as, `plans/${planId}/change`, { sawVersion: 1, liaisons: liaisons.map(({ liaisonId }) => ({ liaisonId, capacity: cell.households, least: 0 })) });
    await post(as, `plans/${planId}/solve`);
    await county.work();
    const plan: Plan = await read(as, `plans/${planId}`);
    expect(plan.liaisons.map((l) => l.liaisonId)).not.toContain(opposed);
    expect(plan.liaisons.filter((l) => l.chosen)).toHaveLength(cell.grids - 1);
    expect(plan.summary.lowerBound!).toBeLessThanOrEqual(plan.summary.objective!);
    expect(plan.summary.placed).toBe(cell.households);
    expect((await publish(as, planId, plan.summary.version)).body).toMatchObject({ grids: cell.grids - 1 });
    expect(await uncovered()).toEqual([0, 0, 0]);
    for (const l of plan.liaisons) expect(await liaisonRoles(l.liaisonId), l.name).toEqual(l.chosen ? [cell.unitCode] : []);
  });
});

describe('L8: a report reaches the household\'s own liaison too', () => {
  const household = async () => (await county.rows<{ householdId: string; unitCode: string; address: string; personId: string }>(
    `select h.household_id, h.unit_code, h.address, g.liaison_person_id as person_id from honeycomb.households h
     join liaison.memberships m on m.household_id = h.household_id and m.valid_to is null join liaison.micro_grids g on g.grid_id = m.grid_id
     where h.valid_to is null and h.unit_code not like '999901002%' and length(h.unit_code) = 15 and (select count(*) from honeycomb.households o where o.unit_code like h.unit_code || '%' and right(o.address, length(h.address)) = h.address) = 1
     order by h.household_id limit 1`))[0]!;
  const asLiaison = (personId: string, unitCode: string): As => ({ personId, roles: [{ role: 'liaison', unitCode }] });
  const ELSEWHERE = '999901002';
  const helping = async (as: As) => (await county.call('GET', '/api/cases?queue=helping', { as })).body.rows.map((r: any) => r.id);

  it('when its address is the place: told once, in the list of what one helps with, with a right to act and nothing more', async () => {
    const home = await household();
    // The role holds elsewhere: what the liaison may do here comes from the household alone.
    const liaison = asLiaison(home.personId, ELSEWHERE);
    const sent = await county.report('楼上漏水，天花板湿了', { unitCode: home.unitCode, placeWords: home.address });
    await county.work();
    await county.work();
    expect(await helping(liaison)).toContain(sent.id);
    const notices = await county.rows<{ kind: string }>(`select kind from ground.notices where person_id = $1 and subject_id = $2 and kind like 'case_help%'`, [home.personId, sent.id]);
    expect(notices).toEqual([{ kind: 'case_helping' }]);
    const seen = (await county.call('GET', `/api/cases/${sent.id}`, { as: liaison })).body;
    expect(seen).toMatchObject({ helpers: [{ personId: home.personId }], may: expect.arrayContaining(['note', 'need-help']) });
    expect(seen.may).not.toContain('answer');
    expect((await county.do(liaison, sent.id, 'note', { words: '老人行动不便，我先去看看', fileIds: [] })).status).toBe(200);
    expect((await county.do(liaison, sent.id, 'need-help', { words: '需要抽水泵' })).status).toBe(200);
    expect((await county.do(liaison, sent.id, 'answer', { outcome: 'solved', words: '好了' })).body.code).toBe('not_allowed');
    const stranger = asLiaison(newId(), ELSEWHERE);
    expect((await county.call('GET', `/api/cases/${sent.id}`, { as: stranger })).status).toBe(404);
    expect((await county.do(stranger, sent.id, 'note', { words: '旁人', fileIds: [] })).status).toBe(404);
  });

  it('when it was opened on the household\'s behalf; not when the reporter would rather not', async () => {
    const home = await household();
    const liaison = asLiaison(home.personId, home.unitCode);
    const open = async (more: Record<string, unknown>) => {
      const id = newId();
      const body = { id, secret: 'd'.repeat(24), words: '家里停水两天了', unitCode: home.unitCode, channel: 'phone', householdId: home.householdId, ...more };
      expect((await county.call('POST', '/api/cases', { as: county.outsider('dispatcher'), body })).status).toBe(201);
      return id;
    };
    const [told, quiet] = [await open({}), await open({ tellLiaison: false })];
    const byForm = newId();
    const form = new URLSearchParams({ id: byForm, secret: 'e'.repeat(24), words: '门口有积水', placeWords: home.address, unitCode: home.unitCode, keepFromLiaison: '1' });
    expect((await county.call('POST', '/report', { payload: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(303);
    await county.work();
    const list = await helping(liaison);
    expect(list).not.toContain(byForm);
    expect(list).toContain(told);
    expect(list).not.toContain(quiet);
  });
});

describe('L4: nobody is missed', () => {
  it('answers the number for the county and for each unit below', async () => {
    const coverage = (await county.call('GET', '/api/liaison/coverage', { as: county.outsider('command') })).body;
    expect(coverage.counts).toMatchObject({ withoutGrid: 0, cellsWithoutGrid: 0, gridsWithoutLiaison: 0 });
    expect(coverage.counts.inOneGrid).toBe(coverage.counts.households);
    expect(coverage.below.reduce((sum: number, b: any) => sum + b.counts.households, 0)).toBe(coverage.counts.households);
  });

  it('refuses in the database, whoever asks, a household in no micro-grid, in two, or in another unit\'s', async () => {
    const [m] = await county.rows<{ householdId: string; unitCode: string; gridId: string }>('select household_id, unit_code, grid_id from liaison.memberships where valid_to is null limit 1');
    await expect(county.rows('update liaison.memberships set valid_to = now() where household_id = $1 and valid_to is null', [m!.householdId])).rejects.toThrow(/belongs to no micro-grid/);
    const again = (gridId: string, unitCode: string) => county.rows(`insert into liaison.memberships (county_code, membership_id, household_id, grid_id, unit_code, cause, why, valid_from)
      values ('999901', $1, $2, $3, $4, 'by_hand', '{}', now())`, [newId(), m!.householdId, gridId, unitCode]);
    await expect(again(m!.gridId, m!.unitCode)).rejects.toThrow(/memberships_one_in_force|duplicate key/);
    const [elsewhere] = await county.rows<{ gridId: string; unitCode: string }>('select grid_id, unit_code from liaison.micro_grids where unit_code <> $1 and valid_to is null limit 1', [m!.unitCode]);
    await expect(again(elsewhere!.gridId, elsewhere!.unitCode)).rejects.toThrow(/memberships|another unit|duplicate key/);
    await expect(county.rows('update liaison.micro_grids set valid_to = now() where grid_id = $1', [m!.gridId])).rejects.toThrow(/has ended with households in it/);
  });

  it('moves a household by hand within its unit, with a reason, never beyond the limit or the unit', async () => {
    const cell = (await cells()).filter((c) => c.grids > 2)[0]!;
    const as = await knownConvenor(cell.unitCode);
    const grids = (await read(as, `grids?unit=${cell.unitCode}`)).rows;
    const from = grids.find((g: any) => g.households > 1);
    const to = grids.find((g: any) => g.gridId !== from.gridId && g.households < g.capacity);
    const [household] = (await read(as, `grids/${from.gridId}/households`)).rows;
    const moved = await post(as, `grids/${to.gridId}/move-household`, { householdId: household.householdId, reason: '与联户长是邻居' });
    expect(moved.body).toEqual({ gridId: to.gridId });
    const elsewhere = (await cells()).find((c) => c.unitCode !== cell.unitCode)!;
    const [other] = (await read(convenorOf(elsewhere.unitCode), `grids?unit=${elsewhere.unitCode}`)).rows;
    const bothUnits: As = { personId: as.personId, roles: [{ role: 'convenor', unitCode: '999901' }] };
    expect((await post(bothUnits, `grids/${other.gridId}/move-household`, { householdId: household.householdId, reason: '试' })).body.code).toBe('other_unit');
    expect(await uncovered()).toEqual([0, 0, 0]);
  });

  it('is caught by verify when each rule is broken behind the database\'s back', async () => {
    const broken = (...statements: string[]): Promise<unknown> => asOwner(county.database.url, async (owner) => {
      // As a fault below the application would do it: no trigger, no check.
      await owner.query('set session_replication_role = replica');
      for (const statement of statements) await owner.query(statement);
    }).then(uncovered);
    expect(await uncovered()).toEqual([0, 0, 0]);
    const lost = `(select membership_id from liaison.memberships where valid_to is null order by membership_id limit 1)`;
    expect(await broken(`update liaison.memberships set valid_to = now() where membership_id = ${lost}`)).toEqual([1, 0, 0]);
    expect(await broken(`update liaison.memberships set unit_code = unit_code || '0' where membership_id = ${lost}`)).toEqual([2, 0, 0]);
    const leaver = `(select liaison_person_id from liaison.micro_grids where valid_to is null group by 1 having count(*) = 1 order by 1 limit 1)`;
    expect(await broken(`update honeycomb.people set valid_to = '2026-05-01' where person_id = ${leaver}`)).toEqual([2, 1, 0]);
    const [bare] = (await cells()).slice(-1);
    expect(await broken(`delete from liaison.memberships where unit_code = '${bare!.unitCode}'`, `update liaison.micro_grids set valid_to = now() where unit_code = '${bare!.unitCode}'`)).toEqual([2, 1, 1]);
  });
});
