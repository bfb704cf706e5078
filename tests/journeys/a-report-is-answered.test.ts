import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/ground/id.js';
import { HOUR, MINUTE } from '../../src/ground/time.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';

let county: County;
// 10:00 in China, so that the day shift is on duty.
const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();
beforeAll(async () => { county = await startCounty({ at: DAY_SHIFT }); });
afterAll(() => county.end());

const someVillage = async (): Promise<{ unitCode: string; lng: number; lat: number; name: string }> =>
  (await county.rows<{ unitCode: string; lng: number; lat: number; name: string }>(`select unit_code, lng, lat, name from honeycomb.units where level = 'village' order by unit_code limit 1`))[0]!;

describe('R1 to R5: a resident reports a leak', () => {
  it('reaches a named person, is handled, answered, confirmed and rated', async () => {
    const village = await someVillage();
    const sent = await county.report('三号楼门口水管爆了，水一直往外流', { lng: village.lng, lat: village.lat });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ state: 'dispatched', unitName: village.name });
    expect(sent.body.holderName).toMatch(/\S/);
    const holder = (await county.holderOf(sent))!;
    expect((await county.do(holder, sent.id, 'accept')).body).toMatchObject({ state: 'accepted' });
    county.now += 20 * MINUTE;
    expect((await county.do(holder, sent.id, 'arrive')).body.state).toBe('on_site');
    county.now += 15 * MINUTE;
    expect((await county.do(holder, sent.id, 'answer', { outcome: 'solved', words: '换了阀门，已不漏' })).body.state).toBe('answered');
    const seen = await county.follow(sent);
    expect(seen.answers.at(-1)).toMatchObject({ outcome: 'solved', words: '换了阀门，已不漏' });
    expect(seen.may).toEqual(['confirm', 'reopen', 'add']);
    expect(seen.clocks.map((k: any) => [k.stage, k.state])).toEqual([['dispatch', 'met'], ['arrive', 'met'], ['solve', 'met'], ['confirm', 'running']]);
    const confirm = { commandId: newId(), key: sent.secret, trulySolved: true, stars: 5, pressedToRate: false };
    const closed = await county.call('POST', `/api/track/${sent.id}/confirm`, { body: confirm });
    expect(closed.body).toMatchObject({ state: 'confirmed' });
    expect((await county.call('POST', `/api/track/${sent.id}/confirm`, { body: confirm })).status).toBe(200);
    expect(await county.rows('select truly_solved, by_kind from response.confirmations where case_id = $1', [sent.id])).toEqual([{ trulySolved: true, byKind: 'reporter' }]);
  });

  it('is one case when it is sent twice, and refused when the id is used for something else', async () => {
    const body = { id: newId(), secret: 'a'.repeat(24), words: '路灯不亮' };
    const first = await county.call('POST', '/api/reports', { body });
    const again = await county.call('POST', '/api/reports', { body });
    expect(again.status).toBe(201);
    expect(again.body.caseNumber).toBe(first.body.caseNumber);
    expect((await county.call('POST', '/api/reports', { body: { ...body, words: '别的事' } })).body.code).toBe('id_already_used');
    expect((await county.call('POST', '/api/reports', { body: { ...body, secret: 'b'.repeat(24) } })).body.code).toBe('id_already_used');
    const together = { id: newId(), secret: 'c'.repeat(24), words: '同时按了两下' };
    const both = await Promise.all([1, 2, 3].map(() => county.call('POST', '/api/reports', { body: together })));
    expect(new Set(both.map((b) => b.body.caseNumber)).size).toBe(1);
  });

  it('stores the reason for the choice and shows it to staff, the candidates passed over included', async () => {
    const village = await someVillage();
    const sent = await county.report('垃圾桶满了没人清', { unitCode: village.unitCode });
    const detail = await county.call('GET', `/api/cases/${sent.id}`, { as: county.outsider('dispatcher') });
    expect(detail.body.dispatch).toMatchObject({ rule: expect.stringMatching(/duty_chart|convenor/) });
    expect(detail.body.dispatch.candidates.filter((c: any) => c.passedOver === null)).toHaveLength(1);
    expect(detail.body.holdings.at(-1)).toMatchObject({ to: null });
    expect(detail.body.clocks.every((k: any) => k.ifMissed)).toBe(true);
  });

  it('goes to the next person on a refusal and to the street on the second', async () => {
    const village = await someVillage();
    const sent = await county.report('下水道堵了', { unitCode: village.unitCode });
    const first = (await county.holderOf(sent))!;
    expect((await county.do(first, sent.id, 'refuse', { reason: '不在我的片区' })).status).toBe(200);
    const second = (await county.holderOf(sent))!;
    expect(second.personId).not.toBe(first.personId);
    expect((await county.do(second, sent.id, 'refuse', { reason: '不归我管' })).body.state).toBe('in_consultation');
    const convenor = (await county.holderOf(sent))!;
    const decided = await county.do(convenor, sent.id, 'decide-consultation', { toPersonId: first.personId, decision: '由网格先行处置' });
    expect(decided.body.state).toBe('dispatched');
  });

  it('lets a dispatcher override with a word, tells both, and shows the word', async () => {
    const village = await someVillage();
    const sent = await county.report('楼道灯坏了', { unitCode: village.unitCode });
    const before = (await county.holderOf(sent))!;
    const [other] = await county.rows<{ personId: string }>(`select person_id from honeycomb.people where person_id <> $1 and unit_code like '999901001%' limit 1`, [before.personId]);
    const dispatcher = county.outsider('dispatcher', '999901001');
    expect((await county.do(dispatcher, sent.id, 'override', { toPersonId: other!.personId, reason: '他正在旁边' })).status).toBe(200);
    await county.work();
    const notices = await county.rows<{ personId: string; kind: string }>('select person_id, kind from ground.notices where subject_id = $1 order by notice_id', [sent.id]);
    expect(notices.map((n) => [n.personId, n.kind])).toEqual(expect.arrayContaining([[other!.personId, 'case_dispatched'], [before.personId, 'case_taken_away']]));
    const detail = await county.call('GET', `/api/cases/${sent.id}`, { as: dispatcher });
    expect(detail.body.dispatch).toMatchObject({ rule: 'override', words: '他正在旁边' });
  });

  it('gives the convenor a case that nobody on duty can take, and a desk one that nobody at all can', async () => {
    await county.rows(`update honeycomb.shifts set ends_at = starts_at where post_id in (select post_id from honeycomb.posts where kind <> 'convenor')`);
    const sent = await county.report('井盖不见了', {});
    expect(sent.body.holderName).toMatch(/\S/);
    expect((await county.call('GET', `/api/cases/${sent.id}`, { as: county.outsider('dispatcher') })).body.dispatch.rule).toBe('convenor');
    await county.rows(`update honeycomb.shifts set ends_at = starts_at`);
    const alone = await county.report('没有人当班时报的事', {});
    expect(alone.body).toMatchObject({ state: 'received', holderName: null });
    expect((await county.follow(alone)).holderName).toMatch(/值班台$/);
    await county.end();
    county = await startCounty({ at: DAY_SHIFT });
  });
});

describe('R2: the clocks', () => {
  it('calls one level at each breach, tells the holder and the convenors, and punishes nobody', async () => {
    const village = await someVillage();
    const sent = await county.report('水管漏水', { unitCode: village.unitCode });
    county.now += 40 * MINUTE;
    await county.work();
    const seen = await county.follow(sent);
    expect(seen.clocks.find((k: any) => k.stage === 'arrive')).toMatchObject({ calledLevel: 1, state: 'running' });
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'ClockBreached', data: { stage: 'arrive', level: 1, first: true } });
    const holder = (await county.holderOf(sent))!;
    const told = await county.rows<{ personId: string }>(`select person_id from ground.notices where subject_id = $1 and kind = 'clock_breached'`, [sent.id]);
    expect(told.map((t) => t.personId)).toContain(holder.personId);
    expect(told.length).toBeGreaterThan(1);
    county.now += 20 * MINUTE;
    await county.work();
    await county.work();
    expect((await county.follow(sent)).clocks.find((k: any) => k.stage === 'arrive').calledLevel).toBe(2);
  });

  it('pauses for a closed list of reasons, tells the reporter, and goes on by itself', async () => {
    const sent = await county.report('屋顶漏雨', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    await county.do(holder, sent.id, 'accept');
    expect((await county.do(holder, sent.id, 'pause', { reason: 'lunch', words: '吃饭', untilAt: county.now + HOUR })).status).toBe(400);
    expect((await county.do(holder, sent.id, 'pause', { reason: 'weather', words: '暴雨不能上房', untilAt: county.now + HOUR })).body.state).toBe('paused');
    expect(await county.follow(sent)).toMatchObject({ state: 'paused', pausedReason: 'weather' });
    county.now += HOUR + 1000;
    await county.work();
    expect((await county.follow(sent)).state).toBe('accepted');
  });

  it('raises a class only with a second person', async () => {
    const sent = await county.report('路面塌了一块', { unitCode: (await someVillage()).unitCode, matterCode: 'water.leak' });
    const holder = (await county.holderOf(sent))!;
    expect((await county.do(holder, sent.id, 'ask-class', { toClass: 'major', reason: '要挖开路面换管' })).status).toBe(200);
    const self: As = { ...holder, roles: [...holder.roles, { role: 'dispatcher', unitCode: '999901' }] };
    expect((await county.do(self, sent.id, 'decide-class', { granted: true })).body.code).toBe('same_person');
    expect((await county.do(county.outsider('dispatcher'), sent.id, 'decide-class', { granted: true })).status).toBe(200);
    expect((await county.follow(sent)).class).toBe('major');
  });
});

describe('R5: every matter answered, by others than the handler', () => {
  it('reopens once for free and others take it up', async () => {
    const sent = await county.report('厕所漏水', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    await county.do(holder, sent.id, 'answer', { outcome: 'solved', words: '电话指导关了总阀' });
    const again = await county.call('POST', `/api/track/${sent.id}/reopen`, { body: { commandId: newId(), key: sent.secret, words: '没有解决' } });
    expect(again.status).toBe(200);
    const next = (await county.holderOf(sent))!;
    expect(next.personId).not.toBe(holder.personId);
    await county.do(next, sent.id, 'answer', { outcome: 'solved', words: '换了水龙头' });
    const third = await county.call('POST', `/api/track/${sent.id}/reopen`, { body: { commandId: newId(), key: sent.secret, words: '还是不行' } });
    expect(third.body).toMatchObject({ code: 'reopen_used', sentence: expect.stringContaining(sent.body.caseNumber) });
  });

  it('refuses the handler who confirms or calls back their own case, whatever role they hold', async () => {
    const sent = await county.report('水龙头滴水', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    await county.do(holder, sent.id, 'answer', { outcome: 'solved', words: '好了' });
    const both: As = { ...holder, roles: [...holder.roles, { role: 'call_back', unitCode: '999901' }] };
    expect((await county.do(both, sent.id, 'call-back', { trulySolved: true, stars: 5 })).body.code).toBe('handler_cannot_confirm');
    await expect(county.rows(`insert into response.confirmations (county_code, case_id, answer_ordinal, by_kind, by_person, answered_by, confirmed_at)
      values ('999901', $1, 1, 'call_back', $2, $2, now())`, [sent.id, holder.personId])).rejects.toThrow(/check/);
    const caller = county.outsider('call_back');
    expect((await county.do(caller, sent.id, 'call-back', { trulySolved: true, stars: 4 })).body.state).toBe('confirmed');
  });

  it('asks a second reviewer for "not accepted" and gives the reporter the reason', async () => {
    const sent = await county.report('要求赔偿一百万', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    const handler: As = { ...holder, roles: [...holder.roles, { role: 'handler', unitCode: '999901' }] };
    expect((await county.do(handler, sent.id, 'propose-not-accepted', { reason: '无事实依据' })).body.state).toBe('under_review');
    const decided = await county.do(county.outsider('dispatcher'), sent.id, 'decide-not-accepted', { upheld: true, reason: '此事应向法院起诉，已告知途径' });
    expect(decided.body.state).toBe('not_accepted');
    expect((await county.follow(sent)).answers.at(-1).words).toContain('法院');
  });

  it('joins a duplicate, and its reporter reads the answer of the first', async () => {
    const village = await someVillage();
    const lead = await county.report('村口水管爆裂', { unitCode: village.unitCode });
    const twin = await county.report('村口水管坏了到处是水', { unitCode: village.unitCode });
    const dispatcher = county.outsider('dispatcher', '999901001');
    expect((await county.do(dispatcher, twin.id, 'join', { leadCaseNumber: lead.body.caseNumber, reason: '同一处漏水，一并办理' })).body.state).toBe('joined');
    await county.do((await county.holderOf(lead))!, lead.id, 'answer', { outcome: 'solved', words: '已抢修' });
    const seen = await county.follow(twin);
    expect(seen.leadCaseNumber).toBe(lead.body.caseNumber);
    expect(seen.answers.map((a: any) => a.words)).toEqual(['同一处漏水，一并办理', '已抢修']);
  });
});

describe('going off duty', () => {
  it('hands on what was not begun', async () => {
    const sent = await county.report('电线垂下来了', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    const ended = await county.call('POST', '/api/duty/end', { as: holder, body: { commandId: newId() } });
    expect(ended.status).toBe(200);
    await county.work();
    expect((await county.holderOf(sent))?.personId).not.toBe(holder.personId);
  });
});

describe('who sees what', () => {
  it('shows a case to its own town and hides it from the next', async () => {
    const sent = await county.report('邻居噪声', { unitCode: (await someVillage()).unitCode });
    const path = `/api/cases/${sent.id}`;
    expect((await county.call('GET', path, { as: county.outsider('dispatcher', '999901001') })).status).toBe(200);
    expect((await county.call('GET', path, { as: county.outsider('dispatcher', '999901002') })).status).toBe(404);
    expect((await county.call('GET', '/api/cases?queue=all&limit=200', { as: county.outsider('dispatcher', '999901002') })).body.rows.map((r: any) => r.id)).not.toContain(sent.id);
  });
  it('gives a guessed link the same answer as an unknown case', async () => {
    const sent = await county.report('隐私测试', {});
    const wrong = await county.call('GET', `/api/track/${sent.id}?key=${'x'.repeat(22)}`);
    const unknown = await county.call('GET', `/api/track/${newId()}?key=${'x'.repeat(22)}`);
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
    expect(wrong.status).toBe(404);
  });
  it('finds a case by Chinese words, by number and by the initials of its place', async () => {
    const village = await someVillage();
    const sent = await county.report('变压器嗡嗡响得厉害', { unitCode: village.unitCode });
    await county.work();
    const as = county.outsider('dispatcher', '999901001');
    const find = async (q: string): Promise<string[]> => (await county.call('GET', `/api/cases?queue=all&q=${encodeURIComponent(q)}`, { as })).body.rows.map((r: any) => r.id);
    const [{ nameInitials }] = await county.rows<{ nameInitials: string }>('select name_initials from honeycomb.units where unit_code = $1', [village.unitCode]) as [{ nameInitials: string }];
    for (const q of ['变压器', '压器嗡', sent.body.caseNumber, nameInitials]) expect(await find(q), q).toContain(sent.id);
    expect(await find('空调')).not.toContain(sent.id);
  });
});

describe('bad input ends in a sentence and loses nothing', () => {
  const hostile = ['<script>alert(1)</script>', "'; drop table response.cases; --", '\u202Eمرحبا\u202C', '👨‍👩‍👧‍👦🏚️💧', 'a'.repeat(8000), '\u0000零字节', '半个\ud83d字', '𠮷野家漏水'];
  it.each(hostile)('takes %j as words', async (words) => {
    const sent = await county.report(words, {});
    expect(sent.status).toBe(201);
    expect((await county.follow(sent)).words).toBe(words.replaceAll('\u0000', '').toWellFormed());
  });
  it.each([
    ['nothing', {}], ['blank words', { words: '   ' }], ['too many words', { words: 'a'.repeat(8001) }], ['a coordinate off the earth', { words: '漏水', lng: 500, lat: 37 }],
    ['a point in another county', { words: '漏水', lng: 100, lat: 30 }], ['an unknown unit', { words: '漏水', unitCode: '999901999' }],
    ['an unknown matter', { words: '漏水', matterCode: 'no.such' }], ['an attachment that never came', { words: '漏水', fileIds: [newId()] }],
    ['a secret too short', { words: '漏水', secret: 'abc' }],
  ])('refuses %s with a sentence', async (_, body) => {
    const answer = await county.call('POST', '/api/reports', { body: { id: newId(), secret: 'd'.repeat(24), ...body } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.sentence).toMatch(/[\u4e00-\u9fff]/);
  });
  it('tells a second accept in words that the case has moved on', async () => {
    const sent = await county.report('两人同时接单', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    const version = (await county.call('GET', `/api/cases/${sent.id}`, { as: holder })).body.version;
    const both = await Promise.all([1, 2].map(() => county.do(holder, sent.id, 'accept', { sawVersion: version })));
    expect(both.map((b) => b.status).sort()).toEqual([200, 409]);
    expect(both.find((b) => b.status === 409)?.body).toMatchObject({ code: 'moved_on', sentence: expect.stringContaining('已接单') });
  });
  it('does a command once however often it is sent', async () => {
    const sent = await county.report('重复发送', { unitCode: (await someVillage()).unitCode });
    const holder = (await county.holderOf(sent))!;
    const commandId = newId();
    const all = await Promise.all([1, 2, 3, 4].map(() => county.do(holder, sent.id, 'accept', { commandId })));
    expect(all.map((a) => a.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(all.map((a) => a.body.version)).size).toBe(1);
  });
});

describe('R2: the promise is a row', () => {
  it('of six minutes is what the page says and what the clock runs', async () => {
    const other = await startCounty({ at: DAY_SHIFT });
    try {
      await other.rows(`update response.stages set minutes = 6 where stage = 'dispatch'`);
      const page = (await other.call('GET', '/')).raw.body;
      expect(page).toContain('6 分钟');
      expect(page).not.toContain('5 分钟内');
      const sent = await other.report('路灯不亮');
      const [clock] = await other.rows<{ minutes: number; length: number }>(
        `select minutes, extract(epoch from first_due_at - started_at)::float8 / 60 as length from response.clocks where case_id = $1 and stage = 'dispatch'`, [sent.id]);
      expect(clock).toEqual({ minutes: 6, length: 6 });
    } finally {
      await other.end();
    }
  });
});
