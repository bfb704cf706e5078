import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/contract/liaison.js';
import { newId } from '../../src/ground/id.js';
import { layOut } from '../../src/web/desk/liaison/plan/look-of-plan.js';
import { graveFaults } from './chromium.js';
import { openLiaisonDesk, picture, type LiaisonDesk } from './open-liaison-desk.js';

let desk: LiaisonDesk;
const LONG = { timeout: 60_000 };
beforeAll(async () => { desk = await openLiaisonDesk(); }, 240_000);
afterAll(() => desk?.end(), 60_000);

const planIdOf = (page: Page) => /plans\/([0-9a-f-]{36})/.exec(page.url())![1]!;
const isSolved = (page: Page) => page.locator('.plan-page [data-state=solved]').waitFor(LONG);
const figure = (page: Page, name: string) => page.locator('.figure', { hasText: name }).locator('.figure-number');

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
    const cell = desk.cells[0]!;
    const as = await desk.secretaryOf(cell);
    const { context, page, complaints } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison?unit=${cell.unitCode.slice(0, 9)}`);
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
    const plan = await desk.planOf(as, planIdOf(page));
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
    expect((await desk.planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true });

    await page.getByText('尽量少换人').click();
    await page.getByRole('button', { name: '再求解' }).click();
    await expect.poll(async () => (await desk.planOf(as, plan.summary.planId)).summary, LONG).toMatchObject({ state: 'solved', settings: { fewestMoves: true } });
    await isSolved(page);
    const again = await desk.planOf(as, plan.summary.planId);
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
    await page.goto(`${desk.url}/desk/liaison?unit=${cell.unitCode.slice(0, 9)}`);
    await page.locator('.figures').waitFor();
    expect(await figure(page, '没有联户长的住户').innerText()).toBe('0');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is changed by keyboard alone, and taken back', async () => {
    const cell = desk.cells[1]!;
    const as = await desk.secretaryOf(cell);
    const plan = await desk.solvedPlan(as, cell.unitCode);
    const target = plan.liaisons.find((one) => one.load < one.capacity)!;
    const mover = plan.households.find((one) => one.liaisonId !== target.liaisonId)!;
    const { context, page, complaints } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison/plans/${plan.summary.planId}`);
    const line = page.locator(`[data-household="${mover.householdId}"]`);
    await page.getByRole('searchbox', { name: '按地址找' }).fill(mover.address);
    await line.waitFor();
    await line.locator('select').focus();
    await line.locator('select').selectOption(target.liaisonId);
    await page.locator('.plan-said', { hasText: '并锁定' }).waitFor();
    await expect.poll(async () => (await desk.planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId), LONG).toMatchObject({ liaisonId: target.liaisonId, locked: true });
    await page.getByRole('button', { name: '撤销' }).press('Enter');
    await expect.poll(async () => (await desk.planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId), LONG).toMatchObject({ liaisonId: mover.liaisonId, locked: false });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names whoever has no place and why, cannot be published so, and is whole again when the limits are raised', async () => {
    const cell = desk.cells[1]!;
    const as = await desk.secretaryOf(cell);
    const plan = await desk.solvedPlan(as, cell.unitCode);
    const most = Math.ceil(cell.households / plan.liaisons.length) - 2;
    await desk.ask(as, 'POST', `plans/${plan.summary.planId}/change`, { sawVersion: plan.summary.version, liaisons: plan.liaisons.map(({ liaisonId }) => ({ liaisonId, capacity: most, least: 0 })) });
    const { context, page, complaints } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.getByRole('button', { name: '求解', exact: true }).click();
    const short = cell.households - plan.liaisons.length * most;
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
    expect((await desk.planOf(as, plan.summary.planId)).summary).toMatchObject({ placed: cell.households, households: cell.households });
    expect(await page.getByRole('button', { name: '发布', exact: true }).isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says that somebody published first, and begins again from there with the locks kept', async () => {
    const cell = desk.cells[2]!;
    const as = await desk.secretaryOf(cell);
    const [mine, theirs] = [await desk.solvedPlan(as, cell.unitCode), await desk.solvedPlan(as, cell.unitCode)];
    const target = mine.liaisons.find((one) => one.load < one.capacity)!;
    const mover = mine.households.find((one) => one.liaisonId !== target.liaisonId)!;
    await desk.ask(as, 'POST', `plans/${mine.summary.planId}/adjust`, { sawVersion: mine.summary.version, households: [{ householdId: mover.householdId, liaisonId: target.liaisonId, locked: true }] });
    const { context, page } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison/plans/${mine.summary.planId}`);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByText(`${(await desk.planOf(as, mine.summary.planId)).summary.moved} 户换联户长`).waitFor();
    expect((await desk.ask(as, 'POST', `plans/${theirs.summary.planId}/publish`, { sawVersion: theirs.summary.version })).status).toBe(200);
    await page.getByRole('button', { name: '确认发布' }).click();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(`第 ${theirs.summary.number} 号方案`);
    await page.getByRole('dialog').getByRole('button', { name: '按现状另起一份' }).click();
    await page.waitForURL((to) => to.pathname.includes('/plans/') && !to.pathname.includes(mine.summary.planId), LONG);
    await isSolved(page);
    const fresh = await desk.planOf(as, planIdOf(page));
    expect(fresh.summary.basedOn).toBe(theirs.summary.number);
    expect(fresh.households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: target.liaisonId, locked: true });
    await context.close();
  });

  it('follows what a household wishes for, said without a why', async () => {
    const cell = desk.cells[5]!;
    const as = await desk.secretaryOf(cell);
    const plan = await desk.solvedPlan(as, cell.unitCode, { settings: { preferBonus: 20_000 } });
    const wanted = plan.liaisons.find((one) => one.load < one.capacity)!;
    const mover = plan.households.find((one) => one.liaisonId !== wanted.liaisonId)!;
    const { context, page, complaints } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.getByRole('searchbox', { name: '按地址找' }).fill(mover.address);
    const line = page.locator(`[data-household="${mover.householdId}"]`);
    await line.getByRole('button', { name: /记意愿/ }).click();
    await page.getByRole('dialog').getByLabel(wanted.name).click();
    await page.getByRole('dialog').getByRole('checkbox', { checked: true }).waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'wish');
    await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
    await line.getByText(`本户想要 ${wanted.name}`).waitFor();
    await page.getByRole('button', { name: '再求解' }).click();
    await line.getByText('本户愿意').waitFor();
    expect((await desk.planOf(as, plan.summary.planId)).households.find((one) => one.householdId === mover.householdId)).toMatchObject({ liaisonId: wanted.liaisonId, prefers: [wanted.liaisonId] });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('chooses so many of the candidates, and says who was not chosen', async () => {
    const cell = desk.cells[5]!;
    const as = await desk.secretaryOf(cell);
    const { context, page, complaints } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison/units/${cell.unitCode}?tab=plans`);
    await page.getByRole('button', { name: '起草方案' }).click();
    await page.getByText('还没定：').click();
    await page.getByRole('button', { name: '起草并求解' }).click();
    await page.getByRole('dialog').getByText('请填写').waitFor();
    await page.getByLabel('选几名').fill('2');
    await page.getByLabel('每名联户长最多几户').fill('33');
    await page.getByRole('button', { name: '起草并求解' }).click();
    await page.waitForURL(/plans\//, LONG);
    await isSolved(page);
    const plan = await desk.planOf(as, planIdOf(page));
    expect(plan.liaisons.length).toBeGreaterThan(2);
    expect(plan.liaisons.filter((one) => one.chosen)).toHaveLength(2);
    expect(plan.liaisons.every((one) => one.capacity === 33)).toBe(true);
    await expect.poll(() => page.locator('.plan-liaisons').getByText('没有选上').count(), LONG).toBe(plan.liaisons.length - 2);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is not published with a liaison who left meanwhile, says who, and begins again without them', async () => {
    const cell = desk.cells[6]!;
    const as = await desk.secretaryOf(cell);
    const plan = await desk.solvedPlan(as, cell.unitCode);
    const grids = (await desk.ask(as, 'GET', `grids?unit=${cell.unitCode}`)).body.rows as { gridId: string; liaisonPersonId: string }[];
    const [leaver, taker] = [plan.liaisons.find((one) => one.liaisonId === grids[0]!.liaisonPersonId)!, grids.find((one) => one.liaisonPersonId !== grids[0]!.liaisonPersonId)!];
    const { context, page } = await desk.open(as);
    await page.goto(`${desk.url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    const handoverId = newId();
    expect((await desk.ask(as, 'POST', 'handovers', { handoverId, gridId: grids[0]!.gridId, toPersonId: taker.liaisonPersonId, reason: '搬去外地' })).status).toBe(201);
    for (const [personId, part] of [[leaver.liaisonId, 'giver'], [taker.liaisonPersonId, 'taker']] as const) {
      expect((await desk.ask({ personId, roles: [{ role: 'liaison', unitCode: cell.unitCode }] }, 'POST', `handovers/${handoverId}/sign`, { as: part })).status).toBe(200);
    }
    await desk.county.rows(`update honeycomb.people set valid_to = current_date where person_id = $1`, [leaver.liaisonId]);
    await page.getByRole('button', { name: '确认发布' }).click();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(leaver.name);
    await page.getByRole('dialog').getByRole('button', { name: '按现状另起一份' }).click();
    await page.waitForURL((to) => to.pathname.includes('/plans/') && !to.pathname.includes(plan.summary.planId), LONG);
    await isSolved(page);
    expect((await desk.planOf(as, planIdOf(page))).liaisons.some((one) => one.liaisonId === leaver.liaisonId)).toBe(false);
    await context.close();
  });

  it('is stopped at any time and keeps the best so far', async () => {
    const cell = desk.cells[3]!;
    const as = await desk.secretaryOf(cell);
    const { context, page, complaints } = await desk.open(as);
    const plan = await desk.solvedPlan(as, cell.unitCode);
    // A solver that is still at it, as any screen sees it: the row says so, and hears the wish to stop.
    await desk.county.rows(`update liaison.plans set state = 'solving', solver_heard_at = clock_timestamp() + interval '1 hour', progress = '{"objective":4200,"lowerBound":3900,"seconds":3}' where plan_id = $1`, [plan.summary.planId]);
    await page.goto(`${desk.url}/desk/liaison/plans/${plan.summary.planId}`);
    await page.locator('.solving-numbers', { hasText: '4,200 米' }).waitFor();
    await desk.county.rows(`update liaison.plans set progress = '{"objective":4100,"lowerBound":4059,"seconds":4}' where plan_id = $1`, [plan.summary.planId]);
    await page.locator('.solving-numbers', { hasText: '1.0%' }).waitFor();
    await page.locator('.solving-chart').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'solving');
    await page.getByRole('button', { name: '停下，用现在最好的' }).click();
    await page.getByRole('button', { name: '正在停下…' }).waitFor();
    expect(await desk.county.rows('select cancel_asked from liaison.plans where plan_id = $1', [plan.summary.planId])).toEqual([{ cancelAsked: true }]);
    await desk.county.rows(`update liaison.plans set state = 'solved', version = version + 1, progress = null where plan_id = $1`, [plan.summary.planId]);
    await isSolved(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
