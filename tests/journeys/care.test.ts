import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/contract/identity.js';
import { scopeOf } from '../../src/ground/access/actor.js';
import { loadAsOwner } from '../../src/ground/database/copy.js';
import { sweepFiles } from '../../src/ground/files/sweep-files.js';
import { newId } from '../../src/ground/id.js';
import { DAY, HOUR, MINUTE } from '../../src/ground/time.js';
import { expireCare } from '../../src/rooms/liaison/door.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';

/** Words that stand in a need and nowhere else: wherever they turn up, somebody saw it. */
const WORDS = '上午敲门声大一点，右耳听不清';
const REASON = '独自在家，本人同意每周有人看看';

let county: County;
let home: Home;
beforeAll(async () => { county = await startCounty({ at: Date.now() }); home = await homeWithout(0); });
afterAll(() => county.end());

interface Home { householdId: string; unitCode: string; address: string; gridId: string; liaison: As; secretary: As; neighbour: As }

/** The nth village household without a need, with its own liaison, its secretary and a liaison of another micro-grid of the same village. */
async function homeWithout(nth: number): Promise<Home> {
  const rows = await county.rows<{ householdId: string; unitCode: string; address: string; gridId: string; liaisonId: string; otherId: string; secretaryId: string }>(
    `select m.household_id, m.unit_code, h.address, m.grid_id, g.liaison_person_id as liaison_id,
            (select o.liaison_person_id from liaison.micro_grids o where o.unit_code = m.unit_code and o.liaison_person_id <> g.liaison_person_id limit 1) as other_id,
            (select r.person_id from ground.role_grants r where r.role = 'convenor' and r.unit_code = m.unit_code limit 1) as secretary_id
     from liaison.memberships m join liaison.micro_grids g using (county_code, grid_id) join honeycomb.households h using (county_code, household_id)
     where m.valid_to is null and length(m.unit_code) = 12 and h.villager_group is not null
       and not exists (select from liaison.care_needs n where n.household_id = m.household_id)
       and not exists (select from liaison.visits v where v.household_id = m.household_id)
       and (select count(distinct o.liaison_person_id) from liaison.micro_grids o where o.unit_code = m.unit_code) > 1
       and exists (select from ground.role_grants r where r.role = 'convenor' and r.unit_code = m.unit_code and r.person_id not in (select liaison_person_id from liaison.micro_grids))
     order by m.household_id offset ${nth} limit 1`);
  const one = rows[0]!;
  const at = (personId: string, role: Role): As => ({ personId, name: role, roles: [{ role, unitCode: one.unitCode }] });
  return { ...one, liaison: at(one.liaisonId, 'liaison'), secretary: at(one.secretaryId, 'convenor'), neighbour: at(one.otherId, 'liaison') };
}

const get = (as: As | undefined, path: string) => county.call('GET', path, as ? { as } : {});
const post = (as: As | undefined, path: string, body: Record<string, unknown>) => county.call('POST', path, { ...(as ? { as } : {}), body: { commandId: newId(), ...body } });
const note = async (as: As, h: Home, more: Record<string, unknown> = {}) => {
  const needId = newId();
  const answer = await post(as, '/api/care/needs', { needId, householdId: h.householdId, kindCode: 'elderly.visit', words: WORDS, source: 'resident', reason: REASON, days: 300, ...more });
  return { needId, ...answer };
};
const cardOf = async (h: Home): Promise<string> => (await post(h.liaison, '/api/care/cards', { householdId: h.householdId })).body.secret;
const mine = (h: Home, secret: string) => county.call('GET', `/api/care/mine/${h.householdId}`, { headers: { 'x-card-secret': secret } });
const visit = (as: As, h: Home, more: Record<string, unknown> = {}) => post(as, '/api/care/visits', { visitId: newId(), householdId: h.householdId, visitedAt: county.now, ...more });
const views = (h: Home) => county.rows<{ viewerName: string; viewerRole: string; purpose: string }>('select viewer_name, viewer_role, purpose from liaison.care_views where household_id = $1 order by viewed_at, view_id', [h.householdId]);
const later = async (ms: number, work: () => Promise<void>): Promise<void> => {
  const was = county.now;
  county.now += ms;
  try { await work(); } finally { county.now = was; }
};

describe('L5: a care need is seen by the own liaison, the secretary of the place and the household, and by nobody else', () => {
  let card: string;
  beforeAll(async () => {
    await note(home.liaison, home);
    card = await cardOf(home);
  });

  it('over HTTP: those three read it', async () => {
    for (const as of [home.liaison, home.secretary]) {
      expect((await get(as, `/api/care/households/${home.householdId}`)).body.needs).toMatchObject([{ words: WORDS, reason: REASON, source: 'resident', legalBasis: expect.stringContaining('法') }]);
      expect(JSON.stringify((await get(as, `/api/care/needs?unit=${home.unitCode}&limit=200`)).body)).toContain(WORDS);
    }
    expect((await mine(home, card)).body).toMatchObject({ address: home.address, needs: [{ words: WORDS }], liaisonName: expect.any(String) });
  });

  it('over HTTP: nobody else, and they are answered as if there were nothing', async () => {
    const here = (role: Role): As => county.outsider({ role, unitCode: home.unitCode });
    const others: (As | undefined)[] = [undefined, home.neighbour, here('handler'), here('dispatcher'), here('points_recorder'), here('call_back'),
      county.outsider('command'), county.outsider('convenor'), county.outsider({ role: 'convenor', unitCode: home.unitCode.slice(0, 9) }), county.outsider('points_recorder'),
      county.outsider('system_admin'), county.outsider('security_admin'), county.outsider('audit_admin'), county.outsider({ role: 'convenor', unitCode: '999901003001' })];
    for (const as of others) {
      for (const path of [`/api/care/households/${home.householdId}`, `/api/care/needs?unit=${home.unitCode}&limit=200`, '/api/care/needs?limit=200', '/api/care/round', `/api/care/counts?unit=${home.unitCode}`]) {
        const answer = await get(as, path);
        expect(JSON.stringify(answer.body), `${JSON.stringify(as?.roles)} ${path}`).not.toContain(WORDS);
        if (path.includes('households')) expect([401, 403, 404]).toContain(answer.status);
      }
      expect([401, 403, 404]).toContain((await post(as, '/api/care/needs', { needId: newId(), householdId: home.householdId, kindCode: 'elderly.visit', source: 'liaison', reason: 'x' })).status);
      expect([401, 403, 404]).toContain((await post(as, '/api/care/cards', { householdId: home.householdId })).status);
      if (as) expect([401, 403, 404]).toContain((await visit(as, home)).status);
    }
    for (const wrong of ['', 'x'.repeat(32), `${card}x`]) expect((await mine(home, wrong)).status).toBe(404);
    expect((await views(home)).every((v) => ['liaison', 'convenor'].includes(v.viewerName))).toBe(true);
  });

  it('in the database itself, with every check of the application off', async () => {
    const counted = async (scope: Parameters<typeof county.ground.database.transaction>[0]): Promise<number[]> =>
      county.ground.database.transaction(scope, async (tx) => {
        const rows = await tx.query<{ n: number }>({ text: ['care_needs', 'care_views', 'visits'].map((t) => `select count(*)::int as n from liaison.${t} where household_id = $1`).join(' union all '), values: [home.householdId] });
        return rows.map((r) => r.n);
      });
    const of = (as: As) => scopeOf({ kind: 'person', personId: as.personId, name: '', roles: as.roles.map((r) => (typeof r === 'string' ? { role: r, unitCode: county.ground.countyCode } : r)) }, county.ground.countyCode);
    await visit(home.liaison, home);
    for (const as of [home.liaison, home.secretary]) expect((await counted(of(as))).every((n) => n > 0)).toBe(true);
    expect((await counted({ countyCode: county.ground.countyCode, actor: 'reporter', unitCode: null, personId: null, subjectId: home.householdId })).every((n) => n > 0)).toBe(true);
    const others: As[] = [home.neighbour, county.outsider('command'), county.outsider('convenor'), county.outsider('points_recorder'), county.outsider('dispatcher'),
      county.outsider({ role: 'convenor', unitCode: home.unitCode.slice(0, 9) })];
    for (const as of others) expect(await counted(of(as)), JSON.stringify(as.roles)).toEqual([0, 0, 0]);
    // Two villages of one town are two, not the town.
    const two: As = { personId: newId(), roles: [{ role: 'convenor', unitCode: '999901002001' }, { role: 'convenor', unitCode: '999901002002' }].filter((r) => r.unitCode !== home.unitCode) as As['roles'] };
    if (two.roles.length === 2) expect(await counted(of(two))).toEqual([0, 0, 0]);
    await expect(county.ground.database.transaction(of(home.liaison), (tx) => tx.query({ text: 'update liaison.care_views set viewer_name = $1', values: ['别人'] }))).rejects.toThrow('permission denied');
    await expect(county.ground.database.transaction(of(home.liaison), (tx) => tx.query({ text: 'delete from liaison.care_views' }))).rejects.toThrow('permission denied');
  });

  it('every look is written down where it is read, once for one look, and the household reads it', async () => {
    const h = await homeWithout(1);
    await note(h.liaison, h);
    const secret = await cardOf(h);
    expect((await mine(h, secret)).body.views).toEqual([]);
    await get(h.liaison, `/api/care/households/${h.householdId}?purpose=visit`);
    await get(h.liaison, `/api/care/households/${h.householdId}?purpose=visit`);
    await get(h.secretary, `/api/care/households/${h.householdId}?purpose=review`);
    expect((await mine(h, secret)).body.views.map((v: any) => [v.viewerRole, v.purpose]).sort()).toEqual([['convenor', 'review'], ['liaison', 'visit']]);
    await later(11 * MINUTE, async () => { await get(h.liaison, `/api/care/households/${h.householdId}?purpose=visit`); });
    expect(await views(h)).toHaveLength(3);
    await later(HOUR, async () => { await get(h.liaison, '/api/care/round'); });
    await later(2 * HOUR, async () => { await get(h.secretary, `/api/care/needs?unit=${h.unitCode}&purpose=map&limit=200`); });
    expect((await views(h)).slice(3)).toMatchObject([{ viewerRole: 'liaison', purpose: 'visit' }, { viewerRole: 'convenor', purpose: 'map' }]);
    // A need that came since is another look.
    await note(h.liaison, h, { kindCode: 'elderly.call' });
    await get(h.secretary, `/api/care/households/${h.householdId}?purpose=review`);
    expect(await views(h)).toHaveLength(6);
    expect((await mine(h, secret)).body.views).toHaveLength(6);
  });

  it('no fact tells of a household, a kind or a word', async () => {
    const facts = await county.rows<{ data: unknown }>(`select data from ground.facts where subject_kind in ('care_need', 'visit')`);
    expect(facts.length).toBeGreaterThan(2);
    for (const { data } of facts) expect(JSON.stringify(data)).not.toMatch(/elderly|household|独自|敲门/);
  });

  it('numbers for command point at nobody: none below three, and rounded where the list may not be read', async () => {
    const exact: any[] = (await get(home.secretary, `/api/care/counts?unit=${home.unitCode}`)).body.rows;
    const due = (await get(home.secretary, `/api/care/counts?unit=${home.unitCode}`)).body;
    expect(due.visitsDue + due.visitsOverdue).toBeGreaterThan(0);
    const rounded: any[] = (await get(county.outsider('command'), '/api/care/counts')).body.rows;
    const truth = new Map((await county.rows<{ kindCode: string; n: number }>('select kind_code, count(distinct household_id)::int as n from liaison.care_needs where unit_code = $1 and ended_at is null group by 1', [home.unitCode])).map((r) => [r.kindCode, r.n]));
    for (const row of exact) { const n = truth.get(row.kindCode) ?? 0; expect(row.households, row.kindCode).toBe(n === 1 || n === 2 ? null : n); }
    expect([...truth.values()].some((n) => n < 3)).toBe(true);
    for (const row of rounded) expect(row.households === null || row.households % 5 === 0, row.kindCode).toBe(true);
  });
});

describe('L5: a need ends by itself, and the household may say that it is wrong', () => {
  it('reminds the own liaison once, is gone at the instant it expires, clears what was written, and leaves no row after a month', async () => {
    const h = await homeWithout(0);
    const { needId } = await note(h.liaison, h, { days: 30 });
    const told = () => county.rows('select notice_id from ground.notices where subject_id = $1 and person_id = $2 and kind = $3', [needId, h.liaison.personId, 'care_expiring']);
    await later(10 * DAY, async () => { await expireCare(county.ground, county.now); });
    expect(await told()).toHaveLength(0);
    for (const days of [17, 18, 19]) await later(days * DAY, async () => { await expireCare(county.ground, county.now); });
    expect(await told()).toHaveLength(1);
    await later(30 * DAY + MINUTE, async () => {
      expect((await get(h.liaison, `/api/care/households/${h.householdId}`)).body.needs).toEqual([]);
      expect((await expireCare(county.ground, county.now)).ended).toBeGreaterThan(0);
      expect(await county.rows('select words, end_reason, reason from liaison.care_needs where need_id = $1', [needId])).toEqual([{ words: '', endReason: 'expired', reason: expect.not.stringContaining('独自') }]);
      expect((await expireCare(county.ground, county.now)).ended).toBe(0);
    });
    await later(61 * DAY, async () => { await expireCare(county.ground, county.now); });
    expect(await county.rows('select need_id from liaison.care_needs where need_id = $1', [needId])).toEqual([]);
    expect(await county.rows(`select data->>'cause' as cause from ground.facts where subject_id = $1 and kind = 'CareNeedEnded'`, [needId])).toEqual([{ cause: 'expired' }]);
  });

  it('is kept no longer than its kind allows', async () => {
    const h = await homeWithout(0);
    expect((await note(h.liaison, h, { kindCode: 'elderly.deliver', days: 300 })).body).toMatchObject({ code: 'care_too_long', sentence: expect.stringContaining('180') });
    expect((await note(h.liaison, h, { kindCode: 'no.such' })).body.code).toBe('care_kind_unknown');
  });

  it('an objection reaches the secretary, whom alone it leaves to keep or end the need', async () => {
    const h = await homeWithout(0);
    const { needId } = await note(h.liaison, h);
    const secret = await cardOf(h);
    const object = (words: string, commandId = newId()) => county.call('POST', `/api/care/mine/${h.householdId}/object`, { headers: { 'x-card-secret': secret }, body: { commandId, needId, words } });
    const commandId = newId();
    expect((await object('老人已经搬去县城', commandId)).status).toBe(200);
    expect((await object('老人已经搬去县城', commandId)).status).toBe(200);
    expect((await object('再说一次')).body.code).toBe('already_objected');
    await county.work();
    expect((await get(h.secretary, '/api/notices')).body.rows.filter((n: any) => n.subjectId === needId)).toMatchObject([{ kind: 'care_objection' }]);
    expect((await get(h.secretary, '/api/care/needs?state=objected&purpose=review')).body.rows).toMatchObject([{ needId, objection: '老人已经搬去县城' }]);
    expect((await post(h.liaison, `/api/care/needs/${needId}/confirm`, { days: 90 })).body.code).toBe('objection_open');
    expect((await post(h.secretary, `/api/care/needs/${needId}/end`, { reason: '核实属实' })).status).toBe(200);
    expect((await mine(h, secret)).body.needs).toEqual([]);
    expect(await county.rows('select objection, words from liaison.care_needs where need_id = $1', [needId])).toEqual([{ objection: null, words: '' }]);
  });

  it('a new card stops the old one, and a household that ends takes its needs with it', async () => {
    const h = await homeWithout(0);
    const { needId } = await note(h.liaison, h);
    const [old, now] = [await cardOf(h), await cardOf(h)];
    expect((await mine(h, old)).status).toBe(404);
    expect((await mine(h, now)).status).toBe(200);
    expect(await county.rows('select household_id from liaison.household_keys where household_id = $1 and encode(key_hash, $2) like $3', [h.householdId, 'escape', `%${now}%`])).toEqual([]);
    const keeper: As = { ...county.outsider({ role: 'dispatcher', unitCode: h.unitCode }), personId: h.secretary.personId };
    const page = await get(keeper, `/api/register/households/${h.householdId}`);
    expect((await post(keeper, `/api/register/households/${h.householdId}/end`, { version: page.body.version, reason: '举家迁走', because: 'moved_out' })).status).toBe(200);
    expect(await county.rows('select end_reason from liaison.care_needs where need_id = $1', [needId])).toEqual([{ endReason: 'household_ended' }]);
  });
});

describe('L6: a visit', () => {
  it('sent twice is one; with other words under the same id it is refused', async () => {
    const h = await homeWithout(0);
    const sent = { commandId: newId(), visitId: newId(), householdId: h.householdId, visitedAt: county.now - 5 * HOUR, words: '都好' };
    for (const _ of [1, 2]) expect(await post(h.liaison, '/api/care/visits', sent)).toMatchObject({ status: 201, body: { visitId: sent.visitId, caseId: null } });
    expect((await post(h.liaison, '/api/care/visits', { ...sent, words: '不好' })).body.code).toBe('id_already_used');
    expect((await post(h.liaison, '/api/care/visits', { ...sent, commandId: newId() })).body.code).toBe('id_already_used');
    expect(await county.rows('select visited_at, words from liaison.visits where household_id = $1', [h.householdId])).toMatchObject([{ words: '都好' }]);
    expect((await get(h.liaison, '/api/care/round')).body.households.find((r: any) => r.householdId === h.householdId)).toMatchObject({ lastVisitAt: sent.visitedAt, lastFinding: 'well', state: 'later' });
  });

  it('the round is the own micro-grid and nothing else, the longest unvisited first', async () => {
    const { households, grids } = (await get(home.liaison, '/api/care/round')).body;
    const own = await county.rows<{ householdId: string }>('select household_id from liaison.memberships m join liaison.micro_grids g using (county_code, grid_id) where m.valid_to is null and g.valid_to is null and g.liaison_person_id = $1', [home.liaison.personId]);
    expect(households.map((r: any) => r.householdId).sort()).toEqual(own.map((r) => r.householdId).sort());
    expect(grids.every((g: any) => /^[0-9-]{7,}$/.test(g.supervisionPhone))).toBe(true);
    const met = households.map((r: any) => (r.lastVisitAt === null ? 0 : r.lastFinding === 'nobody_home' ? null : r.lastVisitAt)).filter((x: any) => x !== null);
    expect(met).toEqual([...met].sort((a: number, b: number) => a - b));
  });

  it('its voice note is heard by those entitled only, and hearing it is a look', async () => {
    const h = await homeWithout(0);
    const fileId = newId();
    const wav = Buffer.concat([Buffer.from('RIFF\x24\x08\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x00\x08\x00\x00', 'latin1'), randomBytes(2048)]);
    const boundary = 'voice';
    const payload = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n`), wav, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    expect((await county.call('POST', `/api/files?id=${fileId}`, { as: h.liaison, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } })).status).toBe(201);
    expect((await visit(h.liaison, h, { voiceFileId: fileId })).status).toBe(201);
    const heard = async (as?: As) => (await get(as, `/api/files/${fileId}`)).status;
    expect(await views(h)).toEqual([]);
    expect([await heard(h.liaison), await heard(h.secretary)]).toEqual([200, 200]);
    expect(await views(h)).toHaveLength(2);
    for (const as of [undefined, h.neighbour, county.outsider({ role: 'handler', unitCode: h.unitCode }), county.outsider('command'), county.outsider('convenor')]) expect(await heard(as)).toBe(404);
    expect(await views(h)).toHaveLength(2);
    await later(400 * DAY, async () => {
      await expireCare(county.ground, county.now);
      await sweepFiles(county.ground, county.now);
    });
    expect(await county.rows('select words, voice_file_id from liaison.visits where household_id = $1', [h.householdId])).toEqual([{ words: '', voiceFileId: null }]);
    expect(await heard(h.liaison)).toBe(404);
  });

  it('what it found becomes one case on the household’s behalf, with the visitor as who opened it', async () => {
    const h = await homeWithout(0);
    const caseId = newId();
    expect((await visit(h.liaison, h, { finding: 'needs_help', caseId })).status).toBe(400);
    expect((await visit(h.liaison, h, { finding: 'needs_help', caseId, caseWords: '老人家里水管漏水，需要人来修' })).body).toMatchObject({ caseId });
    await county.work();
    await county.work();
    const [opened] = await county.rows<any>('select reporter_household_id, opened_by, channel, words, place_words, unit_code, lng, holder_person_id from response.cases where case_id = $1', [caseId]);
    expect(opened).toMatchObject({ reporterHouseholdId: h.householdId, openedBy: h.liaison.personId, channel: 'liaison', words: '老人家里水管漏水，需要人来修', placeWords: h.address, unitCode: h.unitCode, lng: null });
    expect(opened.holderPersonId).not.toBeNull();
    expect(await county.rows('select case_id from response.cases where reporter_household_id = $1', [h.householdId])).toHaveLength(1);
    expect((await mine(h, await cardOf(h))).body.cases).toMatchObject([{ matterName: expect.any(String), state: expect.any(String) }]);
    expect((await get(h.liaison, '/api/care/round')).body.households.find((r: any) => r.householdId === h.householdId).openCases).toBe(1);
    await later(31 * DAY, async () => { await expireCare(county.ground, county.now); });
    expect(await county.rows('select case_words from liaison.visits where case_id = $1', [caseId])).toEqual([{ caseWords: null }]);
  });

  it('a finding under an id that somebody took is opened all the same', async () => {
    const h = await homeWithout(0);
    const taken = await county.report('别的事');
    expect((await visit(h.liaison, h, { finding: 'needs_help', caseId: taken.id, caseWords: '门前路灯不亮，老人出门不便' })).status).toBe(201);
    await county.work();
    expect(await county.rows('select words from response.cases where reporter_household_id = $1', [h.householdId])).toEqual([{ words: '门前路灯不亮，老人出门不便' }]);
    expect(await county.rows('select words from response.cases where case_id = $1', [taken.id])).toEqual([{ words: '别的事' }]);
  });

  it('verify misses no finding: one without its case is caught', async () => {
    const missing = async () => (await verifyAll(county.database.url, '999901', county.now)).byInvariant.finding_has_case;
    await later(HOUR, async () => { expect(await missing()).toBe(0); });
    const h = await homeWithout(0);
    expect((await visit(h.liaison, h, { finding: 'needs_help', caseId: newId(), caseWords: '屋顶漏雨' })).status).toBe(201);
    expect(await missing()).toBe(0);
    await later(HOUR, async () => { expect(await missing()).toBe(1); });
    await county.work();
    await later(HOUR, async () => { expect(await missing()).toBe(0); });
  });
});

describe('L8: a report with the household’s card', () => {
  it('belongs to the household and reaches its liaison; a wrong card loses no report', async () => {
    const h = await homeWithout(0);
    const secret = await cardOf(h);
    const good = await county.report('屋后排水沟堵了', { unitCode: h.unitCode, householdId: h.householdId, cardSecret: secret });
    const wrong = await county.report('屋后排水沟又堵了', { unitCode: h.unitCode, householdId: h.householdId, cardSecret: `${secret}x` });
    expect([good.status, wrong.status]).toEqual([201, 201]);
    await county.work();
    const of = async (id: string) => (await county.rows<any>('select reporter_household_id from response.cases where case_id = $1', [id]))[0].reporterHouseholdId;
    expect([await of(good.id), await of(wrong.id)]).toEqual([h.householdId, null]);
    const told = await county.rows<{ personId: string }>('select person_id from ground.notices where subject_id = $1', [good.id]);
    expect(told.map((n) => n.personId)).toContain(h.liaison.personId);
  });

  it('the page of the card works without JavaScript: it shows all, takes an objection and a report, and nothing without the secret', async () => {
    const h = await homeWithout(0);
    const { needId } = await note(h.liaison, h);
    const secret = await cardOf(h);
    await get(h.secretary, `/api/care/households/${h.householdId}?purpose=review`);
    const page = await get(undefined, `/h/${h.householdId}?key=${secret}`);
    expect(page.status).toBe(200);
    expect(page.raw.rawPayload.length).toBeLessThan(100_000);
    for (const said of [WORDS, REASON, '每周探访', '核实记录', '监督电话', h.address]) expect(page.body).toContain(said);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect((await get(undefined, `/h/${h.householdId}?key=wrong`)).status).toBe(404);
    expect((await get(undefined, `/h/nonsense?key=${secret}`)).status).toBe(404);
    const form = (path: string, fields: Record<string, string>) => county.call('POST', `/h/${h.householdId}/${path}`, { payload: new URLSearchParams({ key: secret, ...fields }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    const value = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)![1]!;
    const empty = await form('report', { id: value('id'), secret: value('secret'), words: ' ' });
    expect([empty.status, empty.body]).toEqual([400, expect.stringContaining('请写一句什么事')]);
    const sent = await form('report', { id: value('id'), secret: value('secret'), callMe: '1' });
    expect(sent).toMatchObject({ status: 303, headers: { location: expect.stringMatching(/^\/t\/.*sent=1$/) } });
    expect((await form('report', { id: value('id'), secret: value('secret'), callMe: '1' })).status).toBe(303);
    expect(await county.rows("select unit_code from response.cases where reporter_household_id = $1 and words like '请联户长%'", [h.householdId])).toEqual([{ unitCode: h.unitCode }]);
    expect((await form('object', { needId, commandId: value('commandId'), words: '不用每周来' })).headers['location']).toContain('done=objected');
    expect((await get(undefined, `/h/${h.householdId}?key=${secret}`)).body).toContain('不用每周来');
  });

  it('whoever has no card finds the liaison by place and door, and nothing else of the household', async () => {
    const found = await county.call('POST', '/liaison', { payload: new URLSearchParams({ unit: home.unitCode, address: home.address }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    const [own] = await county.rows<{ name: string }>('select name from honeycomb.people where person_id = $1', [home.liaison.personId]);
    expect(found.body).toContain(`您家的联户长</h2><p class="liaison"><b dir="auto">${own!.name}`);
    const people = await county.rows<{ name: string }>('select name from honeycomb.residents where household_id = $1', [home.householdId]);
    for (const { name } of people) expect(found.body).not.toContain(name);
    const nobody = await county.call('POST', '/liaison', { payload: new URLSearchParams({ unit: home.unitCode, address: '9组999号' }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(nobody.body).toContain('没有找到这个门牌');
    expect((await get(undefined, '/liaison')).body).toContain('/liaison?unit=999901001');
  });
});

describe('verify', () => {
  it('holds on the county as it is, and catches each break of the rules of care', async () => {
    const names = ['care_need_ends_in_time', 'care_need_of_household_in_force', 'care_need_within_longest'] as const;
    const broken = async () => { const { byInvariant } = await verifyAll(county.database.url, '999901', county.now); return names.map((name) => byInvariant[name]); };
    const as = (text: string, values: unknown[] = []) => loadAsOwner(county.database.url, '999901', (tx) => tx.query({ text, values }));
    expect(await broken()).toEqual([0, 0, 0]);
    const h = await homeWithout(0);
    const { needId } = await note(h.liaison, h, { kindCode: 'elderly.deliver', days: 100 });
    await as(`update liaison.care_needs set confirmed_at = confirmed_at - interval '60 days', expires_at = to_timestamp($2::float8 / 1000) where need_id = $1`, [needId, county.now - 2 * DAY]);
    expect(await broken()).toEqual([1, 0, 0]);
    await as(`update liaison.care_needs set expires_at = confirmed_at + interval '181 days' where need_id = $1`, [needId]);
    expect(await broken()).toEqual([0, 0, 1]);
    await as(`alter table honeycomb.households disable trigger user; `);
    await as(`update honeycomb.households set valid_to = current_date where household_id = $1`, [h.householdId]);
    expect((await broken())[1]).toBe(1);
  });
});
