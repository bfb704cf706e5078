import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/ground/id.js';
import { startCounty, type County } from '../setup/county.js';
import { asCookie, type As } from '../setup/server.js';
import { builtWeb } from './built-web.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { layWire, type Wire } from './wire.js';

let county: County;
let browser: Browser;
let url: string;
let wire: Wire;
const PATIENT = { timeout: 60_000 };

beforeAll(async () => {
  county = await startCounty({ webFolder: await builtWeb() });
  await county.rows(`insert into liaison.care_kinds (county_code, kind_code, group_code, service, name, visit_every_days, purpose, legal_basis, longest_days, in_emergency)
    values ($1, 'test_carry', 'elderly_or_alone', 'evacuate', '转移要人扶', 30, '险情时帮助转移', '突发事件应对法', 366, true),
           ($1, 'test_weekly', 'difficulty', 'visit', '每周看望', 7, '看望', '社会救助暂行办法', 180, false)`, [county.ground.countyCode]);
  wire = await layWire(await county.listen());
  url = wire.url;
  browser = await openChromium();
}, 240_000);
afterAll(async () => { await browser?.close(); await wire?.end(); await county?.end(); });

interface Home { householdId: string; address: string; door: string }
interface Mine { gridId: string; unitCode: string; liaison: As; households: Home[] }
let taken = 0;

/** A liaison with a micro-grid nobody else of these tests uses; the first household must be helped out, visits of all are forgotten. */
async function aRound(): Promise<Mine> {
  const [grid] = await county.rows<{ gridId: string; unitCode: string; personId: string }>(`select g.grid_id, g.unit_code, g.liaison_person_id as person_id from liaison.micro_grids g
    where g.valid_to is null and (select count(*) from liaison.memberships m where m.grid_id = g.grid_id and m.valid_to is null) >= 5 order by g.grid_id limit 1 offset $1`, [taken]);
  taken += 1;
  const households = await county.rows<Home>(`select h.household_id, h.address, coalesce(nullif(trim(split_part(h.address, u.name, 2)), ''), h.address) as door
    from liaison.memberships m join honeycomb.households h on h.county_code = m.county_code and h.household_id = m.household_id
    join honeycomb.units u on u.county_code = h.county_code and u.unit_code = h.unit_code where m.grid_id = $1 and m.valid_to is null order by h.address, h.household_id`, [grid!.gridId]);
  await county.rows(`update liaison.care_needs set ended_at = now(), end_reason = '试验' where ended_at is null and household_id = any($1::uuid[])`, [households.map((h) => h.householdId)]);
  await county.rows(`update liaison.visits set visited_at = now() - interval '400 days' where household_id = any($1::uuid[])`, [households.map((h) => h.householdId)]);
  await county.rows(`insert into liaison.care_needs (county_code, need_id, household_id, unit_code, kind_code, words, source, reason, legal_basis, noted_at, confirmed_at, expires_at)
    values ($1, $2, $3, $4, 'test_carry', '住二楼，要两个人扶', 'family', '腿脚不便', '突发事件应对法', now() - interval '40 days', now() - interval '40 days', now() + interval '20 days')`,
  [county.ground.countyCode, newId(), households[0]!.householdId, grid!.unitCode]);
  return { gridId: grid!.gridId, unitCode: grid!.unitCode, liaison: await county.person(grid!.personId), households };
}

async function phoneOf(as: As, width = 360): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width, height: 740 } });
  context.setDefaultTimeout(60_000);
  const [name, value] = asCookie(as).split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  return { context, page: await context.newPage() };
}

/** Opened with a network: the round is on the phone, and so is the app. */
async function opened(mine: Mine): Promise<{ context: BrowserContext; page: Page }> {
  const phone = await phoneOf(mine.liaison);
  await phone.page.goto(`${url}/field/round`);
  await phone.page.waitForSelector(`.card >> text=${mine.households[0]!.door}`);
  await phone.page.evaluate('navigator.serviceWorker.ready');
  return phone;
}

const visitsOf = (mine: Mine): Promise<{ householdId: string; finding: string; way: string; words: string; caseId: string | null; caseWords: string | null }[]> =>
  county.rows(`select household_id, finding, way, words, case_id, case_words from liaison.visits where grid_id = $1 and visited_at > now() - interval '300 days' order by recorded_at, visit_id`, [mine.gridId]);
const cardOf = (page: Page, { door }: Home) => page.locator('.card', { has: page.getByText(door, { exact: true }) });

describe('L6 on a 360 px phone', () => {
  it('visits a morning long without a network, is closed and opened, and each visit arrives once, the needed help as a case', async () => {
    const mine = await aRound();
    const [first, second, third] = mine.households as [Home, Home, Home];
    const { context, page } = await opened(mine);
    await wire.cut(context);
    await cardOf(page, first).getByRole('button', { name: '走访了，都好' }).click();
    await page.waitForSelector('.undo-bar >> text=都好');
    await cardOf(page, first).getByRole('button', { name: '撤销' }).click();
    await page.waitForSelector('.queue-bar >> text=1 条待上传', { state: 'detached' });
    await cardOf(page, first).getByRole('button', { name: '走访了，都好' }).click();
    await page.waitForSelector('text=1 条待上传');
    expect(await page.evaluate(HELD)).toBe(1);
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); delete document.hidden`);
    await expect.poll(() => page.evaluate(HELD), PATIENT).toBe(0);
    await page.getByRole('link', { name: second.door }).click();
    await page.getByRole('button', { name: '没人在家' }).click();
    await page.waitForSelector('text=2 条待上传');
    await page.goto(`${url}/field/round/${third.householdId}`);
    await page.getByRole('button', { name: '需要帮助' }).click();
    await page.locator('dialog .big').click();
    await page.waitForSelector('dialog >> text=请写一句需要什么帮助');
    await page.fill('#visit-words', '屋顶漏雨，老人爬不了高');
    expect([await graveFaults(page), await overflow(page)]).toEqual([[], 0]);
    await page.locator('dialog .big').click();
    await page.waitForSelector('text=3 条待上传');
    await page.close();

    const again = await context.newPage();
    await again.goto(`${url}/field/round`);
    await cardOf(again, first).getByText('今天走访过').waitFor();
    expect(await cardOf(again, second).textContent()).toContain('没人在家');
    expect(await cardOf(again, third).textContent()).toContain('在办 1 件');
    await again.goto(`${url}/field/queue`);
    await again.waitForSelector('text=屋顶漏雨，老人爬不了高');
    await again.goto(`${url}/field/emergency`);
    await again.waitForSelector('text=住二楼，要两个人扶');
    expect(await again.textContent('main')).toContain('要帮助转移（1）');
    await again.getByRole('button', { name: '联系上了' }).click();
    await again.waitForSelector('text=已联系 1 / 1 户');
    expect(await visitsOf(mine)).toEqual([]);

    await wire.mend(context);
    await expect.poll(() => visitsOf(mine), PATIENT).toHaveLength(3);
    expect((await visitsOf(mine)).map((v) => [v.householdId, v.finding, v.way, v.caseWords])).toEqual([
      [first.householdId, 'well', 'door', null], [second.householdId, 'nobody_home', 'door', null], [third.householdId, 'needs_help', 'door', '屋顶漏雨，老人爬不了高']]);
    await county.work();
    const caseId = (await visitsOf(mine))[2]!.caseId;
    expect(await county.rows('select words, reporter_household_id from response.cases where case_id = $1', [caseId])).toEqual([{ words: '屋顶漏雨，老人爬不了高', reporterHouseholdId: third.householdId }]);
    await again.goto(`${url}/field/queue`);
    await again.waitForSelector('text=都上传好了');
    const { body } = await county.call('GET', '/api/care/round', { as: mine.liaison });
    expect(body.households.filter((h: { lastFinding: string | null; lastVisitAt: number | null }) => (h.lastVisitAt ?? 0) > county.now - 86_400_000)
      .map((h: { householdId: string; lastFinding: string }) => [h.householdId, h.lastFinding]).sort()).toEqual([[first.householdId, 'well'], [second.householdId, 'nobody_home'], [third.householdId, 'needs_help']].sort());
    await context.close();
  });

  it('keeps a voice note without a network and sends it with the visit', async () => {
    const mine = await aRound();
    const { context, page } = await phoneOf(mine.liaison);
    await page.addInitScript(TONE);
    await page.goto(`${url}/field/round`);
    await page.waitForSelector('.card');
    await page.evaluate('navigator.serviceWorker.ready');
    await page.goto(`${url}/field/round/${mine.households[0]!.householdId}`);
    await page.getByRole('link', { name: '打开地图' }).waitFor();
    await wire.cut(context);
    await page.getByRole('button', { name: '多记几句' }).click();
    await page.getByRole('radio', { name: '遇到' }).check();
    await page.getByRole('button', { name: '录音' }).click();
    await page.getByRole('button', { name: /停止（[1-9] 秒）/ }).click();
    await page.waitForSelector('dialog audio');
    expect(await page.locator('dialog input[type=file]').count()).toBe(0);
    await page.locator('dialog .big').click();
    await page.waitForSelector('text=1 条待上传');
    await wire.mend(context);
    await expect.poll(() => county.rows(`select v.way, f.attached_to = v.visit_id as tied, f.media_type like '%webm' as sound from liaison.visits v
      join ground.files f on f.file_id = v.voice_file_id where v.grid_id = $1`, [mine.gridId]), PATIENT).toEqual([{ way: 'met', tied: true, sound: true }]);
    await context.close();
  });

  it('says in words when a household is with somebody else meanwhile, and keeps what was written', async () => {
    const mine = await aRound();
    const [first] = mine.households as [Home];
    const { context, page } = await opened(mine);
    await wire.cut(context);
    await page.getByRole('link', { name: first.door }).click();
    await page.getByRole('button', { name: '多记几句' }).click();
    await page.fill('#visit-words', '药快吃完了，下周三提醒');
    await page.locator('dialog .big').click();
    await page.waitForSelector('text=1 条待上传');
    const [other] = await county.rows<{ personId: string }>(`select liaison_person_id as person_id from liaison.micro_grids where valid_to is null and liaison_person_id <> $1 limit 1`, [mine.liaison.personId]);
    await county.rows('update liaison.micro_grids set liaison_person_id = $2 where grid_id = $1', [mine.gridId, other!.personId]);
    await wire.mend(context);
    await page.waitForSelector('text=1 条没有上传成功');
    await page.goto(`${url}/field/queue`);
    await page.waitForSelector('.deed.refused');
    const told = await page.textContent('.deed.refused');
    expect(told).toContain('改由别人联系');
    expect(told).toContain('药快吃完了，下周三提醒');
    expect(told).toContain(first.door);
    expect([await graveFaults(page), await overflow(page)]).toEqual([[], 0]);
    expect(await visitsOf(mine)).toEqual([]);
    await county.rows('update liaison.micro_grids set liaison_person_id = $2 where grid_id = $1', [mine.gridId, mine.liaison.personId]);
    await context.close();
  });

  it('L5: confirms, notes and ends a need without a network', async () => {
    const mine = await aRound();
    const [first, second] = mine.households as [Home, Home];
    const { context, page } = await opened(mine);
    await wire.cut(context);
    await page.goto(`${url}/field/round/${first.householdId}`);
    await page.getByRole('button', { name: '还需要' }).click();
    await page.goto(`${url}/field/round/${second.householdId}`);
    await page.getByRole('button', { name: '登记一项' }).click();
    await page.getByRole('radio', { name: /每周看望/ }).check();
    await page.waitForSelector('dialog >> text=社会救助暂行办法');
    await page.fill('#need-reason', '独自在家，子女在外');
    await page.locator('dialog .big').click();
    await page.locator('.need-row', { hasText: '每周看望' }).getByText('待上传').waitFor();
    await wire.mend(context);
    const inForce = () => county.rows<{ householdId: string; kindCode: string }>(`select household_id, kind_code from liaison.care_needs
      where ended_at is null and household_id = any($1::uuid[]) and expires_at > now() + interval '100 days' order by kind_code`, [mine.households.map((h) => h.householdId)]);
    await expect.poll(inForce, PATIENT).toEqual([{ householdId: first.householdId, kindCode: 'test_carry' }, { householdId: second.householdId, kindCode: 'test_weekly' }]);
    await page.getByRole('button', { name: '不需要了' }).click();
    await page.getByRole('button', { name: '本人要求不再登记' }).click();
    await page.locator('dialog .big').click();
    await expect.poll(inForce, PATIENT).toEqual([{ householdId: first.householdId, kindCode: 'test_carry' }]);
    await context.close();
  });

  it('lets go of the households when they are older than seven days, and at sign-out', async () => {
    const mine = await aRound();
    const { context, page } = await opened(mine);
    const kept = (): Promise<unknown> => page.evaluate(KEPT_ROUND);
    expect(await kept()).toMatchObject({ personId: mine.liaison.personId });
    await page.goto(`${url}/field/me`);
    await page.evaluate(`localStorage.setItem('sizhi.field.draft.visit.x', '没写完的话')`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForSelector('#username');
    expect([await kept(), await page.evaluate(`localStorage.getItem('sizhi.field.draft.visit.x')`)]).toEqual([null, null]);

    await page.goto(`${url}/field/round`);
    await page.waitForSelector(`.card >> text=${mine.households[0]!.door}`);
    await wire.cut(context);
    await page.evaluate(AGE_ROUND);
    await page.goto(`${url}/field/round`);
    await page.waitForSelector('text=这台手机里还没有住户');
    expect(await kept()).toBe(null);
    await wire.mend(context);
    await context.close();
  });

  it('hands out a card that opens the household’s page, and says that it needs a network', async () => {
    const mine = await aRound();
    const [first] = mine.households as [Home];
    const { context, page } = await opened(mine);
    await page.goto(`${url}/field/round/${first.householdId}`);
    await page.getByRole('button', { name: '取来看' }).click();
    await page.waitForSelector('text=谁看过');
    await page.locator('text=联户长 · 为走访').first().waitFor();
    await page.getByRole('button', { name: '发一张新卡' }).click();
    await page.getByRole('button', { name: '旧卡会作废。确定发新卡' }).click();
    await page.waitForSelector('.qr svg');
    const secret = new URL((await page.textContent('.said code'))!).searchParams.get('key')!;
    const shown = await county.call('GET', `/api/care/mine/${first.householdId}`, { headers: { 'x-card-secret': secret } });
    expect([shown.status, shown.body.address]).toEqual([200, first.address]);
    await wire.cut(context);
    await page.goto(`${url}/field/round/${first.householdId}`);
    await page.waitForSelector('text=发卡要联网');
    await wire.mend(context);
    await context.close();
  });

  it('L4: a handover is signed on two phones, the giver first, and the households change hands', async () => {
    const mine = await aRound();
    const [taker] = await county.rows<{ personId: string; name: string }>(`select p.person_id, p.name from honeycomb.people p
      join ground.role_grants r on r.person_id = p.person_id and r.role = 'handler'
      where ($1 like p.unit_code || '%' or p.unit_code like $1 || '%') and not exists (select from ground.role_grants l where l.person_id = p.person_id and l.role = 'liaison')
        and exists (select from honeycomb.post_holders h where h.person_id = p.person_id and h.valid_to is null) order by length(p.unit_code) desc, p.person_id limit 1`, [mine.unitCode]);
    expect(taker, 'somebody of the place who is no liaison yet').toBeDefined();
    const begun = await county.call('POST', '/api/liaison/handovers', { as: county.outsider('convenor', mine.unitCode),
      body: { commandId: newId(), handoverId: newId(), gridId: mine.gridId, toPersonId: taker!.personId, reason: '外出务工' } });
    expect(begun.status).toBe(201);
    const giver = await opened(mine);
    await giver.page.getByRole('link', { name: /1 份交接等您签字/ }).click();
    await giver.page.getByRole('link', { name: /外出务工/ }).click();
    await giver.page.waitForSelector(`.numbered >> text=${mine.households[0]!.address}`);
    await giver.page.getByRole('button', { name: '我交，签字' }).click();
    await giver.page.getByRole('button', { name: '清单看过了，确定签字' }).click();
    await giver.page.waitForSelector(`text=等 ${taker!.name} 签`);
    expect([await graveFaults(giver.page), await overflow(giver.page)]).toEqual([[], 0]);
    const { context, page } = await phoneOf(await county.person(taker!.personId));
    await page.goto(`${url}/field/handovers`);
    await page.getByRole('link', { name: /外出务工/ }).click();
    await page.getByRole('button', { name: '我接，签字' }).click();
    await page.getByRole('button', { name: '清单看过了，确定签字' }).click();
    await page.waitForSelector('text=住户已归新的联户长');
    const liaison = await phoneOf(await county.person(taker!.personId));
    await liaison.page.goto(`${url}/field/round`);
    await liaison.page.getByLabel('找住户').fill(mine.households[0]!.address);
    await cardOf(liaison.page, mine.households[0]!).waitFor();
    await Promise.all([context.close(), giver.context.close(), liaison.context.close()]);
  });

  it.each([360, 1280])('has no grave fault of accessibility and nothing clipped at %i px', async (width) => {
    const mine = await aRound();
    const { context, page } = await phoneOf(mine.liaison, width);
    await page.goto(`${url}/field/round`);
    await page.waitForSelector('.card');
    for (const path of ['', 'round', `round/${mine.households[0]!.householdId}`, 'round/00000000-0000-7000-8000-000000000000', 'emergency', 'handovers']) {
      await page.goto(`${url}/field/${path}`);
      await page.waitForSelector('.tabs');
      await page.waitForTimeout(400);
      expect([path, await graveFaults(page), await overflow(page)]).toEqual([path, [], 0]);
    }
    await context.close();
  });

  it('shows nothing of it to whoever is no liaison, and asks nobody where they are', async () => {
    const { context, page } = await phoneOf(county.outsider('handler'));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${url}/field/`);
    await page.waitForSelector('.tabs');
    await page.waitForTimeout(500);
    expect(await page.getByRole('link', { name: '联户' }).count()).toBe(0);
    expect(asked.filter((path) => path.startsWith('/api/care') || path.startsWith('/api/liaison'))).toEqual([]);
    await context.close();
  });
});

/** No microphone on a machine that tests: a tone in its place. */
const TONE = `navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext(), to = context.createMediaStreamDestination(), tone = context.createOscillator();
  await context.resume();
  tone.connect(to);
  tone.start();
  return to.stream;
}`;
/** What the phone keeps of the round, or null. */
const KEPT_ROUND = `new Promise((told, failed) => {
  const open = indexedDB.open('sizhi-field');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => { const get = open.result.transaction('round').objectStore('round').get('round'); get.onsuccess = () => { open.result.close(); told(get.result ?? null); }; };
})`;
/** How many deeds are held for a moment, to be taken back. */
const HELD = `new Promise((told, failed) => {
  const open = indexedDB.open('sizhi-field');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => { const all = open.result.transaction('deeds').objectStore('deeds').getAll(); all.onsuccess = () => { open.result.close(); told(all.result.filter((d) => d.holdUntil !== undefined).length); }; };
})`;
/** As if it had been fetched eight days ago. */
const AGE_ROUND = `new Promise((told, failed) => {
  const open = indexedDB.open('sizhi-field');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const tx = open.result.transaction('round', 'readwrite'), rounds = tx.objectStore('round'), get = rounds.get('round');
    get.onsuccess = () => rounds.put({ ...get.result, fetchedAt: get.result.fetchedAt - 8 * 86_400_000 }, 'round');
    tx.oncomplete = () => { open.result.close(); told(); };
  };
})`;
