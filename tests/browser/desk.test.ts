import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../demo/accounts.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';
import { builtWeb } from './built-web.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { sitAtDesk, WIDE } from './sit-at-desk.js';

let county: County;
let browser: Browser;
let url: string;
let dispatcher: As;
let village: { unitCode: string; name: string };
const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();
/** A folder for pictures of every screen, when somebody wants to look. */
const PICTURES = process.env.SIZHI_PICTURES;

beforeAll(async () => {
  county = await startCounty({ at: DAY_SHIFT, webFolder: await builtWeb() });
  url = (await county.listen()).replace('127.0.0.1', 'localhost');
  browser = await openChromium();
  [village] = await county.rows<{ unitCode: string; name: string }>(`select unit_code, name from honeycomb.units where level = 'village' order by unit_code limit 1`) as [typeof village];
  const [grant] = await county.rows<{ personId: string }>(`select person_id from ground.role_grants where role = 'dispatcher' and unit_code = $1 limit 1`, [village.unitCode.slice(0, 9)]);
  dispatcher = { ...await county.person(grant!.personId), name: '测试调度' };
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
});
afterAll(async () => { await browser?.close(); await county?.end(); });

const deskOf = (as: As, size = WIDE) => sitAtDesk(browser, url, as, size);

const reported = (words: string, more = {}) => county.report(words, { unitCode: village.unitCode, reporterName: '测试甲', reporterPhone: '10012345678', ...more });
const picture = async (page: Page, name: string) => { if (PICTURES) await page.screenshot({ path: join(PICTURES, `desk-${name}.png`) }); };
const row = (page: Page, words: string) => page.locator('.queue tbody tr', { hasText: words });

/** RFC 6238 with its defaults, as an authenticator counts. */
function totp(secret: string, at = Date.now()): string {
  let bits = '';
  for (const sign of secret.replace(/=+$/, '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('signing in', () => {
  it('says what is wrong, lets in by password, sets up the second factor and asks for it the next time', async () => {
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    await page.goto(`${url}/desk/duty`);
    await page.getByLabel('用户名').fill('dispatcher');
    await page.getByLabel('密码', { exact: true }).fill('wrong-wrong-wrong');
    await page.getByRole('button', { name: '登录' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('用户名或密码不对');
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'sign-in');
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    // The page asked for opens, and says that a second factor is owed.
    await page.getByRole('link', { name: '现在绑定' }).click();
    await page.getByLabel('先输入一次登录密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '验证' }).click();
    const secret = await page.locator('code').innerText();
    expect(await graveFaults(page)).toEqual([]);
    await page.getByRole('textbox', { name: /6 位数字/ }).fill(totp(secret));
    await page.getByRole('button', { name: '验证' }).click();
    await page.getByText('绑定完成').waitFor();
    await page.getByRole('button', { name: /我的账号/ }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('用户名').fill('dispatcher');
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    const code = page.getByRole('textbox', { name: /6 位数字/ });
    await code.fill('000000');
    await page.getByRole('button', { name: '验证' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('验证码不对');
    await code.fill(totp(secret));
    await page.getByRole('button', { name: '验证' }).click();
    await page.getByRole('heading', { name: '办件' }).waitFor();
    await context.close();
  });
});

describe('the live queue', () => {
  it('shows a new report by itself, is searched in Chinese and by initials, and is walked by keyboard', async () => {
    await reported('村口的路灯三天不亮');
    await county.work();
    const { context, page, complaints } = await deskOf(dispatcher);
    await page.goto(`${url}/desk`);
    await row(page, '村口的路灯三天不亮').waitFor();
    expect(await row(page, '村口的路灯').locator('[role=timer]').innerText()).toMatch(/还剩|超时/);
    await reported('门口水管爆裂往外喷水');
    await county.work();
    await row(page, '门口水管爆裂').waitFor();
    await county.work();
    for (const q of ['水管爆裂', 'sgbl']) {
      await page.getByRole('searchbox', { name: '搜索办件' }).fill(q);
      await row(page, '村口的路灯').waitFor({ state: 'detached' });
      expect(await row(page, '门口水管爆裂').count()).toBe(1);
    }
    await page.getByRole('button', { name: '清除筛选' }).click();
    await row(page, '村口的路灯').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByText('键盘快捷键').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('键盘快捷键').waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const number = await page.evaluate('document.activeElement.textContent') as string;
    await page.keyboard.press('Enter');
    await page.locator('.case-number', { hasText: number }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a case', () => {
  it('says every promise and why this person, and a dispatcher gives it to another with a word', async () => {
    const { id } = await reported('楼道里堆着杂物堵了通道');
    await county.work();
    const before = await county.holderOf({ id });
    const { context, page, complaints } = await deskOf(dispatcher);
    await page.goto(`${url}/desk/cases/${id}`);
    await page.getByRole('heading', { name: '时限' }).waitFor();
    expect(await page.locator('.clocks').innerText()).toMatch(/若超时：向(村社|镇街)一级求助/);
    expect(await page.locator('.candidates .chosen').count()).toBe(1);
    expect(await page.locator('.timeline').innerText()).toMatch(/派给\S+/);
    await picture(page, 'case');
    await page.getByRole('button', { name: '改派' }).click();
    await page.getByRole('combobox', { name: '办理人' }).click();
    await page.locator('.ant-select-item-option').first().waitFor();
    await page.waitForTimeout(400);
    await picture(page, 'override');
    expect(await graveFaults(page)).toEqual([]);
    const names = await page.locator('.ant-select-item-option b').allInnerTexts();
    const holder = await page.locator('.case-holder').innerText();
    const other = names.findIndex((name) => !holder.includes(name));
    await page.locator('.ant-select-item-option').nth(other).click();
    await page.getByLabel('理由').fill('他离得近，已电话说好');
    expect(await graveFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '改派' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('.case-holder', { hasText: names[other]! }).waitFor();
    expect((await county.holderOf({ id }))!.personId).not.toBe(before!.personId);
    expect(await page.locator('.part', { hasText: '为什么派给这个人' }).innerText()).toContain('他离得近，已电话说好');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps what was typed when somebody was quicker, and shows what happened', async () => {
    const { id } = await reported('小区大门坏了关不上');
    const holder = (await county.holderOf({ id }))!;
    const { context, page } = await deskOf(dispatcher);
    await page.goto(`${url}/desk/cases/${id}`);
    await page.getByRole('button', { name: '改派' }).click();
    await page.getByRole('combobox', { name: '办理人' }).click();
    await page.locator('.ant-select-item-option').last().click();
    await page.getByLabel('理由').fill('门要赶紧修，换个近的人');
    expect((await county.do(holder, id, 'answer', { outcome: 'solved', words: '门已修好，可以正常关闭。' })).status).toBe(200);
    await page.getByRole('dialog').getByRole('button', { name: '改派' }).click();
    const said = await page.getByRole('alert').first().innerText();
    expect(said).toContain('新进展');
    expect(said).toContain('已答复');
    expect(said).not.toMatch(/[a-z]{3,}/);
    expect(await page.getByLabel('理由').inputValue()).toBe('门要赶紧修，换个近的人');
    await page.locator('.case-head', { hasText: '已答复' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect(await page.locator('.answer').innerText()).toContain('门已修好');
    await context.close();
  });

  it('is sent once though the answer to the first sending was lost', async () => {
    const { id } = await reported('河边护栏松了一根');
    const { context, page } = await deskOf((await county.holderOf({ id }))!);
    await page.goto(`${url}/desk/cases/${id}`);
    let lost = 0;
    await page.route('**/note', async (route) => { if (lost === 0) { lost += 1; await route.fetch(); await route.abort(); } else await route.continue(); });
    await page.getByRole('button', { name: '加记录' }).click();
    await page.getByRole('textbox', { name: '内容' }).fill('已约好明早去焊');
    await page.getByRole('dialog').getByRole('button', { name: '加记录' }).click();
    await page.locator('.timeline', { hasText: '已约好明早去焊' }).waitFor();
    expect(lost).toBe(1);
    expect(await county.rows(`select 1 from ground.facts where subject_id = $1 and kind = 'NoteAdded'`, [id])).toHaveLength(1);
    await context.close();
  });
});

describe('a case on somebody’s behalf', () => {
  it('takes name, telephone and place from the register, and prints a slip whose link works', async () => {
    const [known] = await county.rows<{ name: string; phone: string }>(
      `select r.name, r.phone from honeycomb.residents r join honeycomb.households h using (county_code, household_id)
       where r.phone is not null and h.unit_code like $1 || '%' limit 1`, [village.unitCode]);
    const { context, page, complaints } = await deskOf(dispatcher);
    await page.goto(`${url}/desk/new`);
    await page.getByText('窗口', { exact: true }).click();
    await page.getByRole('combobox', { name: '哪一户' }).fill(known!.phone);
    await page.locator('.ant-select-item-option', { hasText: known!.name }).first().click();
    expect(await page.getByLabel('姓名').inputValue()).toBe(known!.name);
    expect(await page.getByLabel('电话（可不填）').inputValue()).toBe(known!.phone);
    await page.getByLabel('反映的事').fill('家里停水两天了 <b>急</b>');
    await page.reload();
    expect(await page.getByLabel('反映的事').inputValue()).toBe('家里停水两天了 <b>急</b>');
    await page.getByRole('button', { name: '登记并派单' }).click();
    await page.getByRole('heading', { name: '报事回执' }).waitFor();
    const slip = await page.locator('.receipt').innerText();
    expect(slip).toContain('家里停水两天了 <b>急</b>');
    expect(slip).toContain('5 分钟内派到具体的人');
    expect(slip).toContain('监督电话');
    expect(slip).toContain('演示数据');
    expect(await page.getByRole('img', { name: '手机扫一扫查进度' }).count()).toBe(1);
    const link = await page.locator('.receipt-link-text').innerText();
    const [, id, secret] = /\/t\/([^?]+)\?key=(.+)$/.exec(link)!;
    expect((await county.follow({ id: id!, secret: secret! })).words).toBe('家里停水两天了 <b>急</b>');
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'receipt');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('every page', () => {
  it.each([1280, 1920, 360])('is whole and free of grave faults at %i px, light and dark, in both languages', async (width) => {
    const [place] = await county.rows<{ lng: number; lat: number }>('select lng, lat from honeycomb.units where unit_code = $1', [village.unitCode]);
    const { id } = await reported('广场音箱太吵睡不着', place);
    for (const [theme, language] of [['light', 'zh'], ['dark', 'en']] as const) {
      const { context, page, complaints } = await deskOf(dispatcher, { viewport: { width, height: 900 } });
      await context.addInitScript(`localStorage.setItem('sizhi.theme', '${theme}'); localStorage.setItem('sizhi.language', '${language}')`);
      for (const [name, path, ready] of [['queue', '', '.queue'], ['case-page', `/cases/${id}`, '.clocks'], ['new', '/new', '.new-case'], ['duty', '/duty', '.duty'],
        ['map', '/map', '.map-list li'], ['slip', `/cases/${id}/receipt`, '.receipt'], ['nothing', '/no-such-page', '.empty']] as const) {
        await page.goto(`${url}/desk${path}`);
        await page.locator(ready).first().waitFor();
        if (name === 'map') await page.waitForTimeout(4000);
        await picture(page, `${name}-${width}-${theme}`);
        expect([name, theme, await graveFaults(page)]).toEqual([name, theme, []]);
        expect([name, theme, await overflow(page)]).toEqual([name, theme, 0]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
