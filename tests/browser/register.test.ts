import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/ground/id.js';
import { workOnImports } from '../../src/rooms/honeycomb/door.js';
import { placeHouseholds } from '../../src/rooms/liaison/door.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';
import { builtWeb } from './built-web.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { sitAtDesk } from './sit-at-desk.js';
import { rosterWithFaults, type PlantedRoster, type Village } from './roster-with-faults.js';

let county: County;
let browser: Browser;
let url: string;
let dispatcher: As;
let town: string;
let roster: PlantedRoster;
/** A folder for pictures of every screen, when somebody wants to look. */
const PICTURES = process.env.SIZHI_PICTURES;

beforeAll(async () => {
  county = await startCounty({ webFolder: await builtWeb() });
  url = (await county.listen()).replace('127.0.0.1', 'localhost');
  browser = await openChromium();
  const [grant] = await county.rows<{ personId: string; unitCode: string }>(
    `select g.person_id, g.unit_code from ground.role_grants g join honeycomb.units u using (county_code, unit_code) where g.role = 'dispatcher' and u.name = '柳溪镇' limit 1`);
  town = grant!.unitCode;
  dispatcher = { ...await county.person(grant!.personId), name: '测试调度' };
  const villages = await county.rows<Village>(`select unit_code, name, lng, lat from honeycomb.units where level = 'village' and unit_code like $1 || '%' order by unit_code`, [town]);
  const [elsewhere] = await county.rows<{ name: string }>(`select name from honeycomb.units where level = 'village' and unit_code not like $1 || '%' order by unit_code limit 1`, [town]);
  roster = await rosterWithFaults(villages, elsewhere!.name);
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
}, 480_000);
afterAll(async () => { await browser?.close(); await county?.end(); });

const deskOf = (as: As, width = 1280) => sitAtDesk(browser, url, as, { viewport: { width, height: 900 } });

const picture = async (page: Page, name: string) => { if (PICTURES) await page.screenshot({ path: join(PICTURES, `register-${name}.png`), fullPage: true }); };
/** The worker's part: everything that waits to be checked or written. */
const workImports = async () => { while (await workOnImports(county.ground, placeHouseholds)); };
const countOf = (table: string) => county.rows<{ count: number }>(`select count(*)::int as count from honeycomb.${table}`).then(([row]) => row!.count);
const tally = (codes: Iterable<string>) => { const counts: Record<string, number> = {}; for (const code of codes) counts[code] = (counts[code] ?? 0) + 1; return counts; };

/** Whole, with nothing clipped and no grave fault, at the three widths; light and dark. */
async function looksWell(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await picture(page, `${name}-${width}`);
    expect([name, width, await overflow(page)]).toEqual([name, width, 0]);
    expect([name, width, await graveFaults(page)]).toEqual([name, width, []]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('a roster of 2,000 rows with planted faults', () => {
  it('is read, shown, checked and written through the screen, and reports exactly what was planted', async () => {
    const { context, page, complaints } = await deskOf(dispatcher);
    const before = { households: await countOf('households'), residents: await countOf('residents') };
    await page.goto(`${url}/desk/register`);
    await page.getByRole('link', { name: '导入花名册' }).first().click();
    await page.getByRole('heading', { name: '导入花名册' }).waitFor();
    await page.getByRole('button', { name: '读取文件' }).click();
    await page.getByText('请先选一个文件').waitFor();
    await page.getByLabel('文件', { exact: true }).setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') });
    await page.getByText('这不是 .xlsx 或 .csv 表格').waitFor();
    await page.getByLabel('文件', { exact: true }).setInputFiles({ name: '程序.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from('MZ'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256))]) });
    await page.getByRole('button', { name: '读取文件' }).click();
    await page.getByText('这不是表格文件').waitFor();
    await page.getByLabel('文件', { exact: true }).setInputFiles({ name: '柳溪镇花名册.xlsx', mimeType: 'application/octet-stream', buffer: roster.file });
    await looksWell(page, 'file');
    // The line breaks on the first try: the same file goes on, under the same id.
    let broken = 0;
    await page.route('**/api/register/imports?*', async (route) => { broken += 1; await (broken === 1 ? route.abort() : route.continue()); });
    await page.getByRole('button', { name: '读取文件' }).click();
    await page.getByText('上传断开了').waitFor();
    await page.getByRole('button', { name: '再试一次' }).click();

    // What each column is: guessed, and those nobody may collect left at the door.
    await page.getByRole('heading', { name: '每一列是什么' }).waitFor();
    expect(await page.locator('.columns-step .hint').first().innerText()).toContain(`第 3 行是列名，下面有 ${roster.rows} 行数据`);
    const left = await page.locator('.part-left').innerText();
    expect(left).toContain('身份证号');
    expect(left).toContain('是否低保');
    expect(await page.locator('.roster-columns').innerText()).not.toMatch(/99990119/);
    await looksWell(page, 'columns');
    // Two columns as one thing: said before anything is sent, with the choices kept.
    const reads = page.getByRole('combobox', { name: '“序号”读作' });
    await reads.click();
    await page.locator('.ant-select-dropdown:visible').getByText('姓名', { exact: true }).click();
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('有两列都选了“姓名”').waitFor();
    await reads.fill('不读入');
    await reads.press('Enter');
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText(/正在逐行核对/).first().waitFor();
    await looksWell(page, 'checking');
    await workImports();

    // A page opened anew stands where it stood.
    await page.getByRole('heading', { name: '核对结果' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '核对结果' }).waitFor();
    expect({ households: await countOf('households'), residents: await countOf('residents') }).toEqual(before);
    const tabs = await page.locator('.tab').allInnerTexts();
    expect(tabs.map((text) => Number(text.replace(/\D/g, '')))).toEqual([roster.rejected.size, roster.corrected.size, roster.rows - roster.rejected.size - roster.corrected.size, roster.rows]);
    const numbersShown = async () => (await page.locator('.row-number').allInnerTexts()).map(Number);
    await page.getByRole('button', { name: /^未收/ }).click();
    await page.locator('.result-rows .tag-breach').first().waitFor();
    expect(await numbersShown()).toEqual([...roster.rejected.keys()].sort((a, b) => a - b));
    await page.getByRole('button', { name: /^更正后收/ }).click();
    await page.locator('.result-rows .tag-waiting').first().waitFor();
    while (await page.getByRole('button', { name: '加载更多' }).count() > 0) { await page.getByRole('button', { name: '加载更多' }).click(); await page.waitForTimeout(300); }
    expect(await numbersShown()).toEqual([...roster.corrected.keys()].sort((a, b) => a - b));
    await page.getByRole('combobox', { name: '按原因看' }).click();
    const { notes } = (await county.call('GET', `/api/register/imports/${page.url().split('/').pop()!.split('?')[0]}`, { as: dispatcher })).body.counts;
    expect(notes).toEqual(tally([...roster.rejected.values(), ...roster.corrected.values()]));
    await page.locator('.ant-select-dropdown:visible').getByText('经度、纬度写反了，已对调 · 3').click();
    await page.locator('.result-rows', { hasText: '经度、纬度写反了' }).waitFor();
    await page.getByRole('button', { name: /^未收/ }).click();
    await page.locator('.result-rows .tag-breach').first().waitFor();
    await looksWell(page, 'checked');

    await page.getByRole('button', { name: '写入登记' }).click();
    await page.getByRole('dialog').getByText(`新登记 ${roster.households} 户、${roster.people} 人`, { exact: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '写入登记' }).click();
    await page.getByText(/正在写入登记/).first().waitFor();
    await workImports();
    await page.getByRole('heading', { name: '导入结果' }).waitFor();
    expect({ households: await countOf('households'), residents: await countOf('residents') })
      .toEqual({ households: before.households + roster.households, residents: before.residents + roster.people });
    await looksWell(page, 'written');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载逐行结果' }).click()]);
    expect(download.suggestedFilename()).toBe('柳溪镇花名册-导入结果-演示数据.xlsx');
    expect(await county.rows(`select 1 from honeycomb.register_imports where file_name = '柳溪镇花名册.xlsx'`)).toHaveLength(1);
    await page.goto(`${url}/desk/register/imports`);
    await page.getByRole('link', { name: '柳溪镇花名册.xlsx' }).waitFor();
    await looksWell(page, 'imports');
    expect(complaints.filter((one) => !one.includes('net::ERR_FAILED'))).toEqual([]);
    await context.close();
  }, 480_000);
});

// On the county with the roster of above in it.
describe('the register by hand', () => {
  it('shows a household of the roster with its liaison and why, and takes what is put right, with its history', async () => {
    const { context, page, complaints } = await deskOf(dispatcher);
    await page.goto(`${url}/desk/register`);
    await page.locator('.household-rows tbody tr').first().waitFor();
    await looksWell(page, 'list');
    await page.getByRole('button', { name: '导出表格' }).click();
    await page.getByRole('dialog').getByText('会留下记录', { exact: false }).waitFor();
    await looksWell(page, 'export');
    const [exported] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('link', { name: '下载 .xlsx' }).click()]);
    expect(exported.suggestedFilename()).toMatch(/^柳溪镇住户登记-.*-演示数据\.xlsx$/);
    expect(await county.rows(`select 1 from ground.facts where kind = 'RegisterExported'`)).toHaveLength(1);
    await page.getByRole('searchbox', { name: '搜索住户' }).fill(roster.one.phone);
    await page.locator('.household-rows tbody tr', { hasText: roster.one.name }).waitFor();
    await page.locator('.household-rows tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: roster.one.address }).click();
    await page.getByRole('heading', { name: roster.one.address }).waitFor();
    const liaison = page.locator('.part-answer');
    const [known] = await county.rows<{ name: string }>(`select p.name from honeycomb.residents r join liaison.memberships m on m.household_id = r.household_id and m.valid_to is null
      join liaison.micro_grids g on g.grid_id = m.grid_id join honeycomb.people p on p.person_id = g.liaison_person_id where r.phone = $1`, [roster.one.phone]);
    expect(await liaison.innerText()).toContain(known!.name);
    expect(await liaison.innerText()).toMatch(/为什么是这位：.*(米|公里)/);
    expect(await page.locator('.timeline').innerText()).toContain('花名册导入');

    await page.getByRole('button', { name: '更正' }).click();
    await page.getByRole('dialog').getByLabel('楼栋').fill('老办公楼');
    await page.getByRole('dialog').getByPlaceholder(/或粘贴坐标/).fill('37.1');
    await page.getByText('看不懂这个坐标').waitFor();
    await page.getByRole('dialog').getByPlaceholder(/或粘贴坐标/).fill('');
    await looksWell(page, 'correct');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.locator('.timeline', { hasText: '老办公楼' }).waitFor();
    await page.getByRole('button', { name: '加一人' }).click();
    await page.getByRole('dialog').getByLabel('姓名').fill('新来的 人');
    await page.getByRole('dialog').getByText('外出务工').click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.locator('.residents tr', { hasText: '新来的人' }).waitFor();
    expect(await page.locator('.residents tr', { hasText: '新来的人' }).innerText()).toContain('外出务工');
    await looksWell(page, 'household');
    await page.getByRole('button', { name: '迁出或注销' }).click();
    await page.getByRole('dialog').getByText('迁出本县').click();
    await page.getByRole('dialog').getByLabel('理由').fill('全家迁往外省');
    await page.getByRole('dialog').getByRole('button', { name: '迁出或注销' }).click();
    await page.locator('.page-head .tag', { hasText: '迁出本县' }).waitFor();
    expect(await liaison.innerText()).toContain('已不在登记中');
    await page.getByRole('button', { name: '恢复登记' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('搬回来了');
    await page.getByRole('dialog').getByRole('button', { name: '恢复登记' }).click();
    await page.getByRole('button', { name: '搬迁' }).waitFor();
    await page.locator('.liaison-name').waitFor();
    expect(await page.locator('.timeline').innerText()).toMatch(/理由：搬回来了[\s\S]*理由：全家迁往外省/);
    expect(complaints).toEqual([]);
    await context.close();
  }, 480_000);

  it('registers a household, refuses the same one again without losing what was typed, and moves it', async () => {
    const { context, page, complaints } = await deskOf(dispatcher);
    const [village, other] = await county.rows<{ unitCode: string; name: string }>(`select unit_code, name from honeycomb.units where level = 'village' and kind = 'village' and unit_code like $1 || '%' order by unit_code`, [town]);
    const fill = async () => {
      await page.goto(`${url}/desk/register/new?unit=${village!.unitCode}`);
      await page.getByLabel('地址', { exact: true }).fill('新房巷1号');
      await page.getByLabel('姓名').first().fill('季新房');
    };
    await fill();
    await page.getByRole('button', { name: '在地图上标点' }).click();
    await page.locator('.map-pick canvas').waitFor();
    await page.waitForTimeout(3000);
    await picture(page, 'pick');
    await page.locator('.map-pick canvas').click();
    const marked = await page.locator('.point-line .number').innerText();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.locator('.liaison-name').waitFor();
    expect(await page.locator('.facts').innerText()).toContain(marked);
    await fill();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('已经有这一户');
    expect(await page.getByLabel('姓名').first().inputValue()).toBe('季新房');
    await looksWell(page, 'new');
    await page.getByRole('link', { name: '去看已登记的这一户' }).click();
    await page.getByRole('link', { name: '新房巷1号' }).click();
    await page.getByRole('button', { name: '搬迁' }).click();
    await page.getByRole('combobox', { name: '单位' }).fill(other!.name);
    await page.locator('.ant-select-item-option', { hasText: other!.name }).first().click();
    await page.getByRole('dialog').getByLabel('地址', { exact: true }).fill('新房巷8号');
    await page.getByRole('dialog').getByLabel('理由').fill('搬进新房');
    await page.getByRole('dialog').getByRole('button', { name: '搬迁' }).click();
    await page.getByRole('heading', { name: '新房巷8号' }).waitFor();
    await page.locator('.timeline', { hasText: `${village!.name} → ${other!.name}` }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 480_000);

  it('merges two that are one with a reason, and takes it back', async () => {
    const [village] = await county.rows<{ unitCode: string }>(`select unit_code from honeycomb.units where level = 'village' and kind = 'village' and unit_code like $1 || '%' order by unit_code desc limit 1`, [town]);
    for (const [address, name] of [['双胞巷1号', '裘双双'], ['双胞巷1号院', '裘双双']] as const) {
      const made = await county.call('POST', '/api/register/households', { as: dispatcher, body: { commandId: newId(), householdId: newId(), unitCode: village!.unitCode, address, householdNumber: null, building: null, entrance: null,
        villagerGroup: null, lng: null, lat: null, datum: 'WGS84', contactPreference: 'phone', residents: [{ residentId: newId(), name, sex: null, birthYear: 1961, phone: '10019999999', householder: true, state: 'living_here' }] } });
      expect(made.status).toBe(201);
    }
    const { context, page, complaints } = await deskOf(dispatcher);
    await page.goto(`${url}/desk/register/doubles?unit=${village!.unitCode}`);
    const pair = page.locator('.pair', { hasText: '双胞巷1号院' });
    await pair.waitFor();
    expect(await pair.locator('.pair-because').innerText()).toContain('电话相同');
    await looksWell(page, 'doubles');
    await pair.locator('.pair-side', { hasText: '双胞巷1号院' }).getByRole('button', { name: '保留这一户，合并' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('登记了两次');
    await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
    await pair.waitFor({ state: 'detached' });
    const merge = page.locator('.merges tbody tr', { hasText: '登记了两次' });
    await merge.waitFor();
    expect(await county.rows(`select 1 from honeycomb.households where address like '双胞巷1号%' and valid_to is null`)).toHaveLength(1);
    await merge.getByRole('button', { name: '撤销合并' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('确实是两家');
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
    await merge.getByText('已撤销').waitFor();
    await pair.waitFor();
    expect(await county.rows(`select 1 from honeycomb.households where address like '双胞巷1号%' and valid_to is null`)).toHaveLength(2);
    await looksWell(page, 'merges');
    await pair.getByRole('button', { name: '确认是两户，不再提示' }).click();
    await pair.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  }, 480_000);
});

describe('every page of the register', () => {
  it('is whole and free of grave faults in the dark and in English', async () => {
    const [last] = await county.rows<{ importId: string }>('select import_id from honeycomb.register_imports order by sent_at desc limit 1');
    const [household] = await county.rows<{ householdId: string }>('select household_id from honeycomb.households where unit_code like $1 || \'%\' and valid_to is null limit 1', [town]);
    const { context, page, complaints } = await deskOf(dispatcher);
    await context.addInitScript(`localStorage.setItem('sizhi.theme', 'dark'); localStorage.setItem('sizhi.language', 'en')`);
    for (const [name, path, ready] of [['list', '', '.household-rows'], ['household', `/households/${household!.householdId}`, '.residents'], ['new', '/new', '.people'], ['doubles', '/doubles', '.page-head'],
      ['imports', '/imports', '.imports'], ['import', `/imports/${last!.importId}`, '.numbers'], ['file', '/imports/new', '.drop'], ['nothing', '/no-such-page', '.empty']] as const) {
      await page.goto(`${url}/desk/register${path}`);
      await page.locator(ready).first().waitFor();
      await looksWell(page, `${name}-dark`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 480_000);
});
