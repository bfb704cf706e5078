import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graveFaults, overflow } from './chromium.js';
import { openLiaisonDesk, picture, type LiaisonDesk } from './open-liaison-desk.js';

let desk: LiaisonDesk;
const LONG = { timeout: 60_000 };
beforeAll(async () => { desk = await openLiaisonDesk(); }, 240_000);
afterAll(() => desk?.end(), 60_000);

describe('candidates', () => {
  it('are registered, asked, nominated, compared on paper and chosen by a meeting with its voters', async () => {
    const cell = desk.cells[3]!;
    const { context, page, complaints } = await desk.open(await desk.secretaryOf(cell));
    await page.goto(`${desk.url}/desk/liaison/units/${cell.unitCode}?tab=candidates`);
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
    await line.getByRole('checkbox').click();
    await line.getByRole('checkbox', { checked: true }).waitFor();
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
    const cell = desk.cells[4]!;
    const { context, page, complaints } = await desk.open(await desk.secretaryOf(cell));
    await page.goto(`${desk.url}/desk/liaison/units/${cell.unitCode}`);
    await page.locator('.row-opener').first().waitFor();
    // A community's own micro-grids, without those of its compounds.
    expect(await page.locator('.grids tbody tr').count()).toBe(3);
    await page.locator('.row-opener').first().click();
    await page.locator('.households').getByRole('button', { name: /换联户长/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=radio]:not([disabled])').first().click();
    await dialog.getByRole('button', { name: '换联户长' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('理由').fill('老人和他熟，双方都说好了');
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'move');
    await dialog.getByRole('button', { name: '换联户长' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => desk.county.rows(`select cause from liaison.memberships where unit_code = $1 and valid_to is null and cause = 'by_hand'`, [cell.unitCode]), LONG).toEqual([{ cause: 'by_hand' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is handed over by a list that both sign, on their own screens, and the liaison changes then and not before', async () => {
    const cell = desk.cells[4]!;
    const secretary = await desk.open(await desk.secretaryOf(cell));
    const { page } = secretary;
    await page.goto(`${desk.url}/desk/liaison/units/${cell.unitCode}`);
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
    const [handover] = await desk.county.rows<{ fromPersonId: string; toPersonId: string; gridId: string }>('select from_person_id, to_person_id, grid_id from liaison.handovers where handover_id = $1', [path.split('/').pop()]);
    const liaison = async () => (await desk.county.rows<{ liaisonPersonId: string }>('select liaison_person_id from liaison.micro_grids where grid_id = $1', [handover!.gridId]))[0]!.liaisonPersonId;
    for (const [personId, button] of [[handover!.fromPersonId, '我已交清，签字'], [handover!.toPersonId, '我已接手，签字']] as const) {
      expect(await liaison()).toBe(handover!.fromPersonId);
      const theirs = await desk.open({ personId, name: '测试联户长', roles: [{ role: 'liaison', unitCode: cell.unitCode }] });
      await theirs.page.goto(`${desk.url}${path}`);
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
    const cell = desk.cells[0]!;
    const as = await desk.secretaryOf(cell);
    const plan = await desk.solvedPlan(as, cell.unitCode);
    const [handover] = await desk.county.rows<{ handoverId: string; unitCode: string }>('select handover_id, unit_code from liaison.handovers limit 1');
    for (const [theme, language] of width === 1920 ? [['light', 'zh'] as const] : [['light', 'zh'], ['dark', 'en']] as const) {
      const { context, page, complaints } = await desk.open({ ...as, roles: [{ role: 'convenor', unitCode: '999901' }] }, { viewport: { width, height: 900 } });
      await context.addInitScript(`localStorage.setItem('sizhi.theme', '${theme}'); localStorage.setItem('sizhi.language', '${language}')`);
      for (const [name, path, ready] of [['county', '', '.figures'], ['grids', `/units/${cell.unitCode}`, '.grids'], ['candidates', `/units/${desk.cells[3]!.unitCode}?tab=candidates`, '.comparison, .empty'],
        ['plans', `/units/${cell.unitCode}?tab=plans`, '.plans'], ['handovers', `/units/${cell.unitCode}?tab=handovers`, 'table, .empty'], ['sheet', `/units/${desk.cells[3]!.unitCode}/sheet`, '.sheet, .empty'],
        ['selection', `/units/${desk.cells[3]!.unitCode}/selection`, '.new-case, .empty'], ['plan', `/plans/${plan.summary.planId}`, '.plan-compare table'],
        ...(handover ? [['handover', `/handovers/${handover.handoverId}`, '.sheet'] as const] : [])] as const) {
        await page.goto(`${desk.url}/desk/liaison${path}`);
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
