import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOnImports } from '../../src/rooms/honeycomb/door.js';
import { placeHouseholds } from '../../src/rooms/liaison/door.js';
import { startCounty, type County } from '../setup/county.js';
import { asCookie, type As } from '../setup/server.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { rosterWithFaults, type PlantedRoster, type Village } from './roster-with-faults.js';

let county: County;
let browser: Browser;
let url: string;
let web: string;
let dispatcher: As;
let town: string;
let roster: PlantedRoster;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A folder for pictures of every screen, when somebody wants to look. */
const PICTURES = process.env.SIZHI_PICTURES;

beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'sizhi-web-'));
  await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    { cwd: ROOT, env: { ...process.env, WEB_ONLY: 'desk', WEB_OUT: web, NODE_ENV: 'production' } });
  county = await startCounty({ webFolder: web });
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
}, 240_000);
afterAll(async () => { await browser?.close(); await county?.end(); if (web) await rm(web, { recursive: true, force: true }); });

async function deskOf(as: As, width = 1280): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const [name, value] = asCookie(as).split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => { if (said.type() === 'error' && !said.text().includes('status of 4')) complaints.push(said.text()); });
  return { context, page, complaints };
}

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
    await page.getByLabel('文件', { exact: true }).setInputFiles({ name: '柳溪镇花名册.xlsx', mimeType: 'application/octet-stream', buffer: roster.file });
    await looksWell(page, 'file');
    await page.getByRole('button', { name: '读取文件' }).click();

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
    await page.goto(`${url}/desk/register/imports`);
    await page.getByRole('link', { name: '柳溪镇花名册.xlsx' }).waitFor();
    await looksWell(page, 'imports');
    expect(complaints).toEqual([]);
    await context.close();
  }, 240_000);
});
