import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCounty, type County } from '../setup/county.js';
import { asCookie, type As } from '../setup/server.js';
import { builtWeb } from './built-web.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { layWire, type Wire } from './wire.js';

let county: County;
let browser: Browser;
let url: string;
let wire: Wire;
const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();

beforeAll(async () => {
  county = await startCounty({ at: DAY_SHIFT, webFolder: await builtWeb() });
  wire = await layWire(await county.listen());
  url = wire.url;
  browser = await openChromium();
});
afterAll(async () => { await browser?.close(); await wire?.end(); await county?.end(); });

/** A 360 px phone on which this person is signed in. */
async function phoneOf(as: As): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const [name, value] = asCookie(as).split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  return { context, page: await context.newPage() };
}

async function reported(words: string): Promise<{ id: string; secret: string; holder: As }> {
  const [village] = await county.rows<{ unitCode: string }>(`select unit_code from honeycomb.units where level = 'village' order by unit_code limit 1`);
  const sent = await county.report(words, { unitCode: village!.unitCode, reporterName: '测试甲', reporterPhone: '10012345678' });
  return { ...sent, holder: (await county.holderOf(sent))! };
}

const kinds = async (id: string): Promise<string[]> =>
  (await county.rows<{ kind: string }>('select kind from ground.facts where subject_id = $1 order by subject_sequence', [id])).map((f) => f.kind);

describe('R4 on a 360 px phone', () => {
  it('accepts by one tap, loses the network on site, answers, is closed and opened, and uploads each step once', async () => {
    const { id, holder } = await reported('门口水管爆了');
    const { context, page } = await phoneOf(holder);
    await page.goto(`${url}/field/`);
    await page.getByRole('button', { name: '接单' }).click();
    await expect.poll(() => kinds(id)).toContain('CaseAccepted');
    await page.getByRole('link', { name: /门口水管爆了/ }).click();
    await page.waitForSelector('text=打给测试甲');
    await page.evaluate('navigator.serviceWorker.ready');

    await wire.cut(context);
    await page.getByRole('button', { name: '我到了' }).click();
    await page.waitForSelector('text=1 条待上传');
    await page.getByRole('button', { name: '答复' }).click();
    await page.getByRole('radio', { name: '已解决' }).check();
    await page.fill('#answer-words', '换了阀门，已不漏');
    await page.locator('dialog .big').click();
    await page.waitForSelector('text=2 条待上传');
    await page.close();
    const again = await context.newPage();
    await again.goto(`${url}/field/queue`);
    await again.waitForSelector('text=换了阀门，已不漏');
    expect(await kinds(id)).not.toContain('ArrivedOnScene');

    await wire.mend(context);
    await again.waitForSelector('text=都上传好了');
    expect((await kinds(id)).filter((k) => ['CaseAccepted', 'ArrivedOnScene', 'CaseAnswered'].includes(k))).toEqual(['CaseAccepted', 'ArrivedOnScene', 'CaseAnswered']);
    expect(await county.rows('select outcome, words from response.answers where case_id = $1', [id])).toEqual([{ outcome: 'solved', words: '换了阀门，已不漏' }]);
    await context.close();
  });

  it('shows in words what happened when somebody else had it meanwhile, and keeps what was written', async () => {
    const { id, holder } = await reported('路灯不亮');
    const { context, page } = await phoneOf(holder);
    await page.goto(`${url}/field/`);
    await page.getByRole('link', { name: /路灯不亮/ }).click();
    await page.waitForSelector('text=打给测试甲');
    await page.evaluate('navigator.serviceWorker.ready');
    await wire.cut(context);
    await page.getByRole('button', { name: '接单' }).click();
    await page.getByRole('button', { name: '答复' }).click();
    await page.getByRole('radio', { name: '已解决' }).check();
    await page.fill('#answer-words', '灯泡换好了');
    await page.locator('dialog .big').click();
    await page.waitForSelector('text=2 条待上传');

    const [other] = await county.rows<{ personId: string; name: string }>(`select person_id, name from honeycomb.people where person_id <> $1 and unit_code like '999901001%' limit 1`, [holder.personId]);
    const given = await county.do(county.outsider('dispatcher'), id, 'override', { toPersonId: other!.personId, reason: '就近改派' });
    expect(given.status).toBe(200);
    await wire.mend(context);
    await page.waitForSelector('text=2 条没有上传成功');
    await page.goto(`${url}/field/queue`);
    await page.waitForSelector('.deed.refused');
    expect(await page.locator('.deed.refused').count()).toBe(2);
    const told = await page.textContent('main');
    expect(told).toContain('前一步没有成功，这一步也先不上传');
    expect(told).toContain('灯泡换好了');
    expect(told).toContain('没有丢');
    expect(await kinds(id)).not.toContain('CaseAnswered');
    expect([await graveFaults(page), await overflow(page)]).toEqual([[], 0]);

    await page.locator('.deed.refused').first().getByRole('button', { name: '不要了' }).click();
    await page.getByRole('button', { name: '确定删掉这一步' }).click();
    await expect.poll(() => page.locator('.deed.refused').count()).toBe(1);
    await context.close();
  });

  it('opens a case on behalf without a network and sends it once', async () => {
    const { holder } = await reported('井盖松动');
    const { context, page } = await phoneOf(holder);
    await page.goto(`${url}/field/new`);
    await page.waitForSelector('#new-words');
    await page.evaluate('navigator.serviceWorker.ready');
    await wire.cut(context);
    await page.fill('#new-words', '巡查看到河边护栏断了');
    await page.fill('#new-place', '河边');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.waitForSelector('text=登记好了');
    await wire.mend(context);
    await expect.poll(() => county.rows(`select channel, place_words from response.cases where words = '巡查看到河边护栏断了'`), { timeout: 20_000 })
      .toEqual([{ channel: 'field', placeWords: '河边' }]);
    await context.close();
  });

  it.each([360, 1280])('has no grave fault of accessibility and nothing clipped at %i px', async (width) => {
    const { id, holder } = await reported('垃圾没人清');
    const { context, page } = await phoneOf(holder);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['', `case/${id}`, 'new', 'notices', 'me', 'queue']) {
      await page.goto(`${url}/field/${path}`);
      await page.waitForSelector('.tabs');
      await page.waitForTimeout(400);
      expect([path, await graveFaults(page), await overflow(page)]).toEqual([path, [], 0]);
    }
    await context.close();
  });

  it('asks nobody where they are and counts nothing: no request beside cases, notices and who I am', async () => {
    const { holder } = await reported('水压低');
    const { context, page } = await phoneOf(holder);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(`${request.method()} ${new URL(request.url()).pathname.replace(/[0-9a-f-]{36}/, ':id')}`));
    await page.goto(`${url}/field/`);
    await page.waitForSelector('.card');
    await page.waitForTimeout(500);
    const api = [...asked].filter((line) => line.includes('/api/')).sort();
    expect(api.filter((line) => !['GET /api/me', 'GET /api/cases', 'GET /api/cases/:id', 'GET /api/events', 'GET /api/notices'].includes(line))).toEqual([]);
    await context.close();
  });
});
