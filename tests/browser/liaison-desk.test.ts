import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/contract/liaison.js';
import { newId } from '../../src/ground/id.js';
import { solveQueuedPlan } from '../../src/rooms/liaison/plans/solve-queued.js';
import { layOut } from '../../src/web/desk/liaison/plan/look-of-plan.js';
import { startCounty, type County } from '../setup/county.js';
import { asCookie, type As } from '../setup/server.js';
import { graveFaults, openChromium, overflow } from './chromium.js';

let county: County;
let browser: Browser;
let url: string;
let web: string;
let working = true;
let worker: Promise<void>;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();
const WIDE = { viewport: { width: 1280, height: 900 } };
const LONG = { timeout: 60_000 };
/** A folder for pictures of every screen, when somebody wants to look. */
const PICTURES = process.env.SIZHI_PICTURES;

interface Cell { unitCode: string; name: string; households: number }
/** Villages with three micro-grids, one for each story. */
let cells: Cell[];

beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'sizhi-web-'));
  await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    { cwd: ROOT, env: { ...process.env, WEB_ONLY: 'desk', WEB_OUT: web, NODE_ENV: 'production' } });
  county = await startCounty({ at: DAY_SHIFT, webFolder: web });
  url = (await county.listen()).replace('127.0.0.1', 'localhost');
  browser = await openChromium();
  cells = await county.rows<Cell>(
    `select u.unit_code, u.name, (select count(*)::int from honeycomb.households h where h.unit_code = u.unit_code and h.valid_to is null) as households
     from honeycomb.units u where u.level in ('village', 'compound')
       and (select count(*) from liaison.micro_grids g where g.unit_code = u.unit_code and g.valid_to is null) = 3 order by u.level desc, u.unit_code desc`);
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
  worker = (async () => { while (working) { if (!await solveQueuedPlan(county.ground)) await new Promise((wake) => setTimeout(wake, 100)); } })();
}, 180_000);
afterAll(async () => {
  working = false;
  await worker;
  await browser?.close();
  await county?.end();
  if (web) await rm(web, { recursive: true, force: true });
}, 60_000);

/** The secretary of a place, as the register knows them: what they write keeps who wrote it. */
async function secretaryOf({ unitCode }: Cell): Promise<As> {
  const [grant] = await county.rows<{ personId: string }>(`select person_id from ground.role_grants where role = 'convenor' and $1 like unit_code || '%' order by unit_code desc limit 1`, [unitCode]);
  return { personId: grant!.personId, name: '测试书记', roles: [{ role: 'convenor', unitCode }] };
}

async function deskOf(as: As, size = WIDE): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext(size);
  const [name, value] = asCookie(as).split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => { if (said.type() === 'error' && !said.text().includes('status of 4')) complaints.push(said.text()); });
  return { context, page, complaints };
}

const picture = async (page: Page, name: string) => { if (PICTURES) await page.screenshot({ path: join(PICTURES, `liaison-${name}.png`) }); };
const ask = (as: As, method: 'GET' | 'POST', path: string, body?: Record<string, unknown>) =>
  county.call(method, `/api/liaison/${path}`, { as, ...(body ? { body: { commandId: newId(), ...body } } : {}) });
const planOf = async (as: As, planId: string): Promise<Plan> => (await ask(as, 'GET', `plans/${planId}`)).body;
const planIdOf = (page: Page) => /plans\/([0-9a-f-]{36})/.exec(page.url())![1]!;
const isSolved = (page: Page) => page.locator('[data-state=solved]').waitFor(LONG);
const figure = (page: Page, name: string) => page.locator('.figure', { hasText: name }).locator('.figure-number');

/** A plan drafted and solved without the screen, where the story is about what comes after. */
async function solvedPlan(as: As, unitCode: string, more: Record<string, unknown> = {}): Promise<Plan> {
  const planId = newId();
  expect((await ask(as, 'POST', 'plans', { planId, unitCode, mode: 'given', ...more })).status).toBe(201);
  await ask(as, 'POST', `plans/${planId}/solve`, {});
  for (;;) {
    const plan = await planOf(as, planId);
    if (plan.summary.state === 'solved') return plan;
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/**
 * Where a household's dot stands in the window: the map is Mercator without turning, so two liaisons' marks, whose places are
 * known, tell where everything else is.
 */
async function onScreen(page: Page, plan: Plan): Promise<(householdId: string) => { x: number; y: number }> {
  const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const marks = await Promise.all(plan.liaisons.filter((one) => one.lng !== null && one.load > 0).map(async (one) => {
    const box = (await page.locator(`.plan-mark[data-liaison="${one.liaisonId}"]`).boundingBox())!;
    return { lng: one.lng!, lat: one.lat!, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }));
  const [a, b] = [marks[0]!, marks.slice(1).sort((p, q) => Math.abs(q.lng - marks[0]!.lng) - Math.abs(p.lng - marks[0]!.lng))[0]!];
  const perDegree = (b.x - a.x) / (b.lng - a.lng);
  const places = new Map(layOut(plan.households).map(({ household, at }) => [household.householdId, at]));
  return (householdId) => {
    const [lng, lat] = places.get(householdId)!;
    return { x: a.x + (lng - a.lng) * perDegree, y: a.y - (mercator(lat) - mercator(a.lat)) * perDegree * (180 / Math.PI) };
  };
}

describe('a plan, from the draft to every door', () => {
  it('is solved before one’s eyes, changed by dragging with the mouse, solved again around the lock, and published with nobody missed', async () => {
    const cell = cells[0]!;
    const as = await secretaryOf(cell);
    const { context, page, complaints } = await deskOf(as);
    await page.goto(`${url}/desk/liaison?unit=${cell.unitCode.slice(0, 9)}`);
    await page.locator('.figures').waitFor();
    expect(await figure(page, '没有联户长的住户').innerText()).toBe('0');
    await picture(page, 'overview');
    await page.getByRole('link', { name: cell.name, exact: true }).click();
    await page.getByRole('tab', { name: '划分方案' }).click();
    await page.getByRole('button', { name: '起草方案' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '起草并求解' }).click();
    await page.waitForURL(/plans\//, LONG);
    await isSolved(page);
    expect(await figure(page, '没有安排').innerText()).toBe('0');
    expect(await page.locator('.plan-figures').innerText()).toContain('已证明最好');

    await page.locator('.plan-map canvas[data-ready]').waitFor();
    await page.waitForTimeout(500);
    const plan = await planOf(as, planIdOf(page));
    const target = plan.liaisons.find((one) => one.load < one.capacity)!;
    const placeOf = await onScreen(page, plan);
    const marks = await Promise.all(plan.liaisons.map(async (one) => (await page.locator(`.plan-mark[data-liaison="${one.liaisonId}"]`).boundingBox())!));
    // A dot that no liaison's mark covers.
    const free = (x: number, y: number) => marks.every((box) => x < box.x - 12 || x > box.x + box.width + 12 || y < box.y - 12 || y > box.y + box.height + 12);
    const mover = plan.households.find((one) => { const { x, y } = placeOf(one.householdId); return one.liaisonId !== target.liaisonId && free(x, y) && y < 860; })!;
    const from = placeOf(mover.householdId);
    const to = (await page.locator(`.plan-mark[data-liaison="${target.liaisonId}"]`).boundingBox())!;
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
    await page.locator('.plan-hold', { hasText: `交给${target.name}` }).waitFor();
    await picture(page, 'dragging');
    await page.mouse.up();
    await page.locator('.plan-said', { hasText: `已交给${target.name}，并锁定` }).waitFor();
    await page.getByText('锁定 1', { exact: true }).click();
    const line = page.locator(`[data-household="${mover.householdId}"]`);
    await line.getByRole('button', { name: /^已锁定 / }).waitFor();
    expect(await line.locator('select').inputValue()).toBe(target.liaisonId);
    expect((await planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true });

    await page.getByText('尽量少换人').click();
    await page.getByRole('button', { name: '再求解' }).click();
    await page.locator('[data-state=solved]').waitFor({ state: 'detached', ...LONG }).catch(() => undefined);
    await isSolved(page);
    const again = await planOf(as, plan.summary.planId);
    expect(again.summary).toMatchObject({ proven: true, moved: 1, settings: { fewestMoves: true } });
    expect(again.households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true });
    await page.waitForFunction(`document.querySelector('.plan-moves')?.textContent?.includes('${target.name}')`, undefined, LONG);

    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 户换联户长').waitFor();
    expect(await dialog.innerText()).toContain(target.name);
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'publish');
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await page.locator('[data-state=published]').first().waitFor(LONG);
    await page.getByRole('link', { name: '看微网格' }).click();
    await page.getByRole('row', { name: new RegExp(target.name) }).getByRole('button', { name: /微网格/ }).click();
    await page.locator('.households', { hasText: mover.address }).waitFor();
    await page.goto(`${url}/desk/liaison?unit=${cell.unitCode.slice(0, 9)}`);
    await page.locator('.figures').waitFor();
    expect(await figure(page, '没有联户长的住户').innerText()).toBe('0');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is changed by keyboard alone, and taken back', async () => {
    const cell = cells[1]!;
    const as = await secretaryOf(cell);
    const plan = await solvedPlan(as, cell.unitCode);
    const target = plan.liaisons.find((one) => one.load < one.capacity)!;
    const mover = plan.households.find((one) => one.liaisonId !== target.liaisonId)!;
    const { context, page, complaints } = await deskOf(as);
    await page.goto(`${url}/desk/liaison/plans/${plan.summary.planId}`);
    const line = page.locator(`[data-household="${mover.householdId}"]`);
    await page.getByRole('searchbox', { name: '按地址找' }).fill(mover.address);
    await line.waitFor();
    await line.locator('select').focus();
    await line.locator('select').selectOption(target.liaisonId);
    await page.locator('.plan-said', { hasText: '并锁定' }).waitFor();
    await expect.poll(async () => (await planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId), LONG).toMatchObject({ liaisonId: target.liaisonId, locked: true });
    await page.getByRole('button', { name: '撤销' }).press('Enter');
    await expect.poll(async () => (await planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId), LONG).toMatchObject({ liaisonId: mover.liaisonId, locked: false });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names whoever has no place and why, cannot be published so, and is whole again when the limits are raised', async () => {
    const cell = cells[1]!;
    const as = await secretaryOf(cell);
    const plan = await solvedPlan(as, cell.unitCode);
    const most = Math.ceil(cell.households / 3) - 2;
    await ask(as, 'POST', `plans/${plan.summary.planId}/change`, { sawVersion: plan.summary.version, liaisons: plan.liaisons.map(({ liaisonId }) => ({ liaisonId, capacity: most, least: 0 })) });
    const { context, page, complaints } = await deskOf(as);
    await page.goto(`${url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.getByRole('button', { name: '求解', exact: true }).click();
    const short = cell.households - 3 * most;
    await page.locator('.unplaced', { hasText: `还有 ${short} 户没有安排` }).waitFor();
    expect(await page.locator('.unplaced').innerText()).toContain(`还差 ${short} 户`);
    expect(await page.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
    expect(await page.locator('.plan-households .households > li').first().innerText()).toContain('都满了');
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'unplaced');
    await page.getByRole('button', { name: '调高上限' }).click();
    const dialog = page.getByRole('dialog');
    for (const box of await dialog.getByRole('spinbutton', { name: /最多几户/ }).all()) await box.fill(String(most + short));
    expect(await graveFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存并求解' }).click();
    await page.locator('.unplaced').waitFor({ state: 'detached' });
    await isSolved(page);
    expect((await planOf(as, plan.summary.planId)).summary).toMatchObject({ placed: cell.households, households: cell.households });
    expect(await page.getByRole('button', { name: '发布', exact: true }).isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says that somebody published first, and begins again from there with the locks kept', async () => {
    const cell = cells[2]!;
    const as = await secretaryOf(cell);
    const [mine, theirs] = [await solvedPlan(as, cell.unitCode), await solvedPlan(as, cell.unitCode)];
    const target = mine.liaisons.find((one) => one.load < one.capacity)!;
    const mover = mine.households.find((one) => one.liaisonId !== target.liaisonId)!;
    await ask(as, 'POST', `plans/${mine.summary.planId}/adjust`, { sawVersion: mine.summary.version, households: [{ householdId: mover.householdId, liaisonId: target.liaisonId, locked: true }] });
    const { context, page } = await deskOf(as);
    await page.goto(`${url}/desk/liaison/plans/${mine.summary.planId}`);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByText(`${(await planOf(as, mine.summary.planId)).summary.moved} 户换联户长`).waitFor();
    expect((await ask(as, 'POST', `plans/${theirs.summary.planId}/publish`, { sawVersion: theirs.summary.version })).status).toBe(200);
    await page.getByRole('button', { name: '确认发布' }).click();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(`第 ${theirs.summary.number} 号方案`);
    await page.getByRole('dialog').getByRole('button', { name: '按现状另起一份' }).click();
    await page.waitForURL((to) => to.pathname.includes('/plans/') && !to.pathname.includes(mine.summary.planId), LONG);
    await isSolved(page);
    const fresh = await planOf(as, planIdOf(page));
    expect(fresh.summary.basedOn).toBe(theirs.summary.number);
    expect(fresh.households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true });
    await context.close();
  });

  it('follows what a household wishes for, said without a why', async () => {
    const cell = cells[5]!;
    const as = await secretaryOf(cell);
    const plan = await solvedPlan(as, cell.unitCode, { settings: { preferBonus: 20_000 } });
    const wanted = plan.liaisons.find((one) => one.load < one.capacity)!;
    const mover = plan.households.find((one) => one.liaisonId !== wanted.liaisonId)!;
    const { context, page, complaints } = await deskOf(as);
    await page.goto(`${url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.getByRole('searchbox', { name: '按地址找' }).fill(mover.address);
    const line = page.locator(`[data-household="${mover.householdId}"]`);
    await line.getByRole('button', { name: /记意愿/ }).click();
    await page.getByRole('dialog').getByLabel(wanted.name).check();
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'wish');
    await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
    await line.getByText(`本户想要 ${wanted.name}`).waitFor();
    await page.getByRole('button', { name: '再求解' }).click();
    await line.getByText('本户愿意').waitFor();
    expect((await planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: wanted.liaisonId, prefers: [wanted.liaisonId] });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('chooses so many of the candidates, and says who was not chosen', async () => {
    const cell = cells[5]!;
    const as = await secretaryOf(cell);
    const { context, page, complaints } = await deskOf(as);
    await page.goto(`${url}/desk/liaison/units/${cell.unitCode}?tab=plans`);
    await page.getByRole('button', { name: '起草方案' }).click();
    await page.getByText('还没定：').click();
    await page.getByRole('button', { name: '起草并求解' }).click();
    await page.getByRole('dialog').getByText('请填写').waitFor();
    await page.getByLabel('选几名').fill('2');
    await page.getByRole('button', { name: '起草并求解' }).click();
    await page.waitForURL(/plans\//, LONG);
    await isSolved(page);
    const plan = await planOf(as, planIdOf(page));
    expect(plan.liaisons.length).toBeGreaterThan(2);
    expect(plan.liaisons.filter((one) => one.chosen)).toHaveLength(2);
    expect(await page.locator('.plan-liaisons').getByText('没有选上').count()).toBe(plan.liaisons.length - 2);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is not published with a liaison who left meanwhile, says who, and begins again without them', async () => {
    const cell = cells[6]!;
    const as = await secretaryOf(cell);
    const plan = await solvedPlan(as, cell.unitCode);
    const grids = (await ask(as, 'GET', `grids?unit=${cell.unitCode}`)).body.rows as { gridId: string; liaisonPersonId: string }[];
    const [leaver, taker] = [plan.liaisons.find((one) => one.liaisonId === grids[0]!.liaisonPersonId)!, grids.find((one) => one.liaisonPersonId !== grids[0]!.liaisonPersonId)!];
    const { context, page } = await deskOf(as);
    await page.goto(`${url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    const handoverId = newId();
    expect((await ask(as, 'POST', 'handovers', { handoverId, gridId: grids[0]!.gridId, toPersonId: taker.liaisonPersonId, reason: '搬去外地' })).status).toBe(201);
    for (const [personId, part] of [[leaver.liaisonId, 'giver'], [taker.liaisonPersonId, 'taker']] as const) {
      expect((await ask({ personId, roles: [{ role: 'liaison', unitCode: cell.unitCode }] }, 'POST', `handovers/${handoverId}/sign`, { as: part })).status).toBe(200);
    }
    await county.rows(`update honeycomb.people set valid_to = current_date where person_id = $1`, [leaver.liaisonId]);
    await page.getByRole('button', { name: '确认发布' }).click();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(leaver.name);
    await page.getByRole('dialog').getByRole('button', { name: '按现状另起一份' }).click();
    await page.waitForURL((to) => to.pathname.includes('/plans/') && !to.pathname.includes(plan.summary.planId), LONG);
    await isSolved(page);
    expect((await planOf(as, planIdOf(page))).liaisons.some((one) => one.liaisonId === leaver.liaisonId)).toBe(false);
    await context.close();
  });

  it('is stopped at any time and keeps the best so far', async () => {
    const cell = cells[3]!;
    const as = await secretaryOf(cell);
    const { context, page, complaints } = await deskOf(as);
    const plan = await solvedPlan(as, cell.unitCode);
    // A solver that is still at it, as any screen sees it: the row says so, and hears the wish to stop.
    await county.rows(`update liaison.plans set state = 'solving', solver_heard_at = clock_timestamp() + interval '1 hour', progress = '{"objective":4200,"lowerBound":3900,"seconds":3}' where plan_id = $1`, [plan.summary.planId]);
    await page.goto(`${url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.locator('.solving-numbers', { hasText: '4,200 米' }).waitFor();
    await county.rows(`update liaison.plans set progress = '{"objective":4100,"lowerBound":4059,"seconds":4}' where plan_id = $1`, [plan.summary.planId]);
    await page.locator('.solving-numbers', { hasText: '1.0%' }).waitFor();
    await page.locator('.solving-chart').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'solving');
    await page.getByRole('button', { name: '停下，用现在最好的' }).click();
    await page.getByRole('button', { name: '正在停下…' }).waitFor();
    expect(await county.rows('select cancel_asked from liaison.plans where plan_id = $1', [plan.summary.planId])).toEqual([{ cancelAsked: true }]);
    await county.rows(`update liaison.plans set state = 'solved', version = version + 1, progress = null where plan_id = $1`, [plan.summary.planId]);
    await isSolved(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('candidates', () => {
  it('are registered, asked, nominated, compared on paper and chosen by a meeting with its voters', async () => {
    const cell = cells[3]!;
    const { context, page, complaints } = await deskOf(await secretaryOf(cell));
    await page.goto(`${url}/desk/liaison/units/${cell.unitCode}?tab=candidates`);
    for (const name of ['测试安', '测试宁']) {
      await page.getByRole('button', { name: '登记候选人' }).click();
      await page.getByRole('dialog').getByLabel('姓名').fill(name);
      await page.getByRole('dialog').getByLabel('最多联系几户').fill('25');
      if (name === '测试安') { expect(await graveFaults(page)).toEqual([]); await picture(page, 'candidate'); }
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    }
    const row = page.getByRole('row', { name: /测试安/ });
    await row.getByRole('button', { name: /更多操作/ }).click();
    await page.getByRole('menuitem', { name: '记本人意愿' }).click();
    await page.getByRole('dialog').getByText('愿意', { exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
    await row.locator('[data-label=本人意愿]', { hasText: '✓ 愿意' }).waitFor();
    await row.getByRole('button', { name: /更多操作/ }).click();
    await page.getByRole('menuitem', { name: '记支部提名' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
    await row.getByText('提名且愿意').waitFor();
    await picture(page, 'candidates');
    await page.getByRole('link', { name: '对照表' }).click();
    await page.getByRole('heading', { name: `${cell.name}联户长候选人对照表` }).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet').innerText()).toContain('演示数据');
    await picture(page, 'sheet-paper');
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();
    await page.getByRole('link', { name: '记录会议决定' }).click();
    await page.getByLabel('主持人').fill('测试书记');
    await page.getByLabel('到会的人').fill('甲一、乙二，丙三 丁四');
    await page.getByText('现在 4 人').waitFor();
    const line = page.getByRole('group', { name: '测试安' });
    await line.getByLabel('同意').fill('5');
    await page.getByText('多于到会的 4 人').waitFor();
    await line.getByLabel('同意').fill('4');
    await line.getByRole('checkbox').check();
    expect(await page.getByRole('group', { name: '测试宁' }).getByRole('checkbox').isDisabled()).toBe(true);
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'selection');
    await page.getByRole('button', { name: '保存会议决定' }).click();
    await page.getByText('选定 1 人：测试安').click();
    await page.getByText('到会 4 人：甲一、乙二、丙三、丁四').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a household and a micro-grid by hand', () => {
  it('a household goes to another liaison with a word, and the word stays', async () => {
    const cell = cells[4]!;
    const { context, page, complaints } = await deskOf(await secretaryOf(cell));
    await page.goto(`${url}/desk/liaison/units/${cell.unitCode}`);
    await page.locator('.row-opener').first().click();
    await page.locator('.households').getByRole('button', { name: /换联户长/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=radio]:not([disabled])').first().check();
    await dialog.getByRole('button', { name: '换联户长' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('理由').fill('老人和他熟，双方都说好了');
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'move');
    await dialog.getByRole('button', { name: '换联户长' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => county.rows(`select cause from liaison.memberships where unit_code = $1 and valid_to is null and cause = 'by_hand'`, [cell.unitCode]), LONG).toEqual([{ cause: 'by_hand' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is handed over by a list that both sign, on their own screens, and the liaison changes then and not before', async () => {
    const cell = cells[4]!;
    const secretary = await deskOf(await secretaryOf(cell));
    const { page } = secretary;
    await page.goto(`${url}/desk/liaison/units/${cell.unitCode}`);
    const first = page.locator('.grids tbody tr').first();
    const giverName = await first.locator('[data-label=联户长]').innerText();
    await first.getByRole('button', { name: '办交接' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: '交给谁' }).click();
    await page.locator('.ant-select-item-option').first().waitFor();
    const takerName = await page.locator('.ant-select-item-option b').first().innerText();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('dialog').getByLabel('理由').fill('外出务工半年');
    expect(await graveFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '办交接' }).click();
    await page.getByText(`等 ${giverName} 签字`).waitFor();
    const path = new URL(page.url()).pathname;
    expect(await page.locator('.sheet tbody tr').count()).toBeGreaterThan(0);
    const [handover] = await county.rows<{ fromPersonId: string; toPersonId: string; gridId: string }>('select from_person_id, to_person_id, grid_id from liaison.handovers where handover_id = $1', [path.split('/').pop()]);
    const liaison = async () => (await county.rows<{ liaisonPersonId: string }>('select liaison_person_id from liaison.micro_grids where grid_id = $1', [handover!.gridId]))[0]!.liaisonPersonId;
    for (const [personId, button] of [[handover!.fromPersonId, '我已交清，签字'], [handover!.toPersonId, '我已接手，签字']] as const) {
      expect(await liaison()).toBe(handover!.fromPersonId);
      const theirs = await deskOf({ personId, name: '测试联户长', roles: [{ role: 'liaison', unitCode: cell.unitCode }] });
      await theirs.page.goto(`${url}${path}`);
      await theirs.page.getByRole('button', { name: button }).click();
      await theirs.page.getByRole('button', { name: button }).waitFor({ state: 'detached' });
      expect(theirs.complaints).toEqual([]);
      await theirs.context.close();
    }
    expect(await liaison()).toBe(handover!.toPersonId);
    await page.reload();
    await page.getByText('已签完').waitFor();
    expect(await page.locator('.signatures').innerText()).toContain(takerName);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'handover-paper');
    expect(secretary.complaints).toEqual([]);
    await secretary.context.close();
  });
});

describe('every liaison page', () => {
  it.each([1280, 1920, 360])('is whole and free of grave faults at %i px, light and dark, in both languages', async (width) => {
    const cell = cells[0]!;
    const as = await secretaryOf(cell);
    const plan = await solvedPlan(as, cell.unitCode);
    const [handover] = await county.rows<{ handoverId: string; unitCode: string }>('select handover_id, unit_code from liaison.handovers limit 1');
    for (const [theme, language] of width === 1920 ? [['light', 'zh'] as const] : [['light', 'zh'], ['dark', 'en']] as const) {
      const { context, page, complaints } = await deskOf({ ...as, roles: [{ role: 'convenor', unitCode: '999901' }] }, { viewport: { width, height: 900 } });
      await context.addInitScript(`localStorage.setItem('sizhi.theme', '${theme}'); localStorage.setItem('sizhi.language', '${language}')`);
      for (const [name, path, ready] of [['county', '', '.figures'], ['grids', `/units/${cell.unitCode}`, '.grids'], ['candidates', `/units/${cells[3]!.unitCode}?tab=candidates`, '.comparison, .empty'],
        ['plans', `/units/${cell.unitCode}?tab=plans`, '.plans'], ['handovers', `/units/${cell.unitCode}?tab=handovers`, 'table, .empty'], ['sheet', `/units/${cells[3]!.unitCode}/sheet`, '.sheet, .empty'],
        ['selection', `/units/${cells[3]!.unitCode}/selection`, '.new-case, .empty'], ['plan', `/plans/${plan.summary.planId}`, '.plan-compare table'],
        ...(handover ? [['handover', `/handovers/${handover.handoverId}`, '.sheet'] as const] : [])] as const) {
        await page.goto(`${url}/desk/liaison${path}`);
        await page.locator(ready).first().waitFor();
        if (name === 'plan') await page.locator('.plan-map canvas[data-ready]').waitFor();
        await picture(page, `${name}-${width}-${theme}`);
        expect([name, theme, await graveFaults(page)]).toEqual([name, theme, []]);
        expect([name, theme, await overflow(page)]).toEqual([name, theme, 0]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
