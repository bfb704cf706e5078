import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCounty, type County } from '../setup/county.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { layWire, type Wire } from './wire.js';

let county: County;
let browser: Browser;
let url: string;
let wire: Wire;
const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();
const PHONE = { viewport: { width: 360, height: 740 } };

beforeAll(async () => {
  county = await startCounty({ at: DAY_SHIFT });
  wire = await layWire(await county.listen());
  url = wire.url;
  browser = await openChromium();
});
afterAll(async () => { await browser?.close(); await wire?.end(); await county?.end(); });

const casesWith = async (words: string): Promise<number> =>
  (await county.rows<{ count: number }>('select count(*)::int as count from response.cases where words = $1', [words]))[0]!.count;

describe('R1 without JavaScript', () => {
  it('takes a report with a photo and a chosen village, and shows number, holder and promises', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    await page.fill('#words', '桥头的井盖没了');
    await page.click('text=按镇、村选');
    expect(await page.inputValue('#words')).toBe('桥头的井盖没了');
    await page.click('.places button >> nth=1');
    await page.click('.places button >> nth=0');
    await page.click('button[value=large]');
    expect(await page.inputValue('#words')).toBe('桥头的井盖没了');
    expect(await page.getAttribute('html', 'class')).toBe('large');
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } }).jpeg().toBuffer();
    await page.setInputFiles('input[name=photos]', { name: '井盖.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.click('#send');
    expect(page.url()).toContain('/t/');
    expect(await page.textContent('#receipt h2')).toBe('收到了');
    expect(await page.textContent('#receipt .number')).toMatch(/\d{6}-\d{6}/);
    expect(await page.textContent('.holder')).toMatch(/现在由 \S+ 负责/);
    expect(await page.textContent('.clocks')).toContain('5 分钟内派到人');
    const shown = await page.request.get(new URL((await page.getAttribute('.attached img', 'src'))!, url).href);
    expect([shown.status(), shown.headers()['content-type']]).toEqual([200, expect.stringMatching(/^image\//)]);
    await context.close();
  });

  it('says at the field what is wrong and keeps what was typed, the photo too', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    await page.fill('#words', '路面塌了一块');
    await page.click('summary');
    await page.fill('#reporterPhone', '没有电话');
    const photo = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#654' } }).png().toBuffer();
    await page.setInputFiles('input[name=photos]', { name: 'a.png', mimeType: 'image/png', buffer: photo });
    await page.click('#send');
    expect(await page.textContent('#fault-phone')).toContain('电话只能是数字');
    expect(await page.inputValue('#words')).toBe('路面塌了一块');
    expect(await page.inputValue('#reporterPhone')).toBe('没有电话');
    expect(await page.textContent('#kept')).toContain('1 个附件');
    await page.fill('#reporterPhone', '１００ 1234 5678');
    await page.click('#send');
    expect(await page.textContent('#receipt h2')).toBe('收到了');
    expect(await page.locator('.attached img').count()).toBe(1);
    await context.close();
  });

  it('knows the place from a door code and does not ask', async () => {
    const [village] = await county.rows<{ unitCode: string; name: string }>(`select unit_code, name from honeycomb.units where level = 'village' limit 1`);
    const page = await county.call('GET', `/?unit=${village!.unitCode}`);
    expect(page.raw.body).toContain('已从门牌码带入');
    expect(page.raw.body).toContain(village!.name);
    expect(page.raw.body).not.toContain('value="choose"');
  });

  it('makes one case of a form sent twice, and of another text under the same id an offer', async () => {
    const page = await county.call('GET', '/');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.raw.body)![1]!;
    const send = (words: string) => county.call('POST', '/report', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ id: field('id'), secret: field('secret'), words }).toString(),
    });
    const [first, again] = await Promise.all([send('同时按两下'), send('同时按两下')]);
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(first.headers.location).toBe(again.headers.location);
    expect(await casesWith('同时按两下')).toBe(1);
    const other = await send('回到上一页又写了别的');
    expect(other.status).toBe(409);
    expect(other.raw.body).toContain('刚才那件我们已经收到了');
    expect(other.raw.body).toContain('回到上一页又写了别的');
    expect(other.raw.body).not.toContain(`name="id" value="${field('id')}"`);
  });
});

describe('R1 with the script', () => {
  it('opens and takes a report without a network, and sends it once when there is one', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate('navigator.serviceWorker.ready');
    await wire.cut(context);
    await page.goto(url);
    await page.fill('#words', '断网时写的：水塔漏水');
    await page.click('#send');
    await page.waitForSelector('text=有网后自动提交');
    await page.waitForSelector('#queue >> text=待提交 1 件');
    await page.reload();
    await page.waitForSelector('#queue >> text=待提交 1 件');
    expect(await casesWith('断网时写的：水塔漏水')).toBe(0);
    await wire.mend(context);
    await page.waitForSelector('text=已提交：编号');
    expect(await casesWith('断网时写的：水塔漏水')).toBe(1);
    expect(await page.textContent('#mine')).toContain('断网时写的');
    await context.close();
  });

  it('keeps a draft through a reload, sends at once when there is a network, and double taps count once', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await page.goto(url);
    await page.fill('#words', '楼梯扶手松了');
    await page.reload();
    expect(await page.inputValue('#words')).toBe('楼梯扶手松了');
    await page.dblclick('#send');
    await page.waitForURL(/\/t\//);
    expect(await casesWith('楼梯扶手松了')).toBe(1);
    await page.goto(url);
    expect(await page.inputValue('#words')).toBe('');
    await context.close();
  });

  it('weighs less than 100 KB compressed on first load', async () => {
    const page = await county.call('GET', '/');
    const assets = [...new Set(page.raw.body.match(/\/resident\/[a-z0-9.]+/g))];
    expect(assets).toHaveLength(2);
    const bodies = [page.raw.body, ...await Promise.all(assets.map(async (path) => (await county.call('GET', path)).raw.body))];
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeLessThan(40_000);
    expect(gzipSync((await county.call('GET', assets.find((a) => a.endsWith('.js'))!)).raw.body).length).toBeLessThan(15_000);
  });
});

describe('the tracking page', () => {
  it('shows hostile text as text', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    let alerts = 0;
    page.on('dialog', (dialog) => { alerts += 1; void dialog.dismiss(); });
    const hostile = ['</script><script>alert(1)</script>', '"><img src=x onerror=alert(2)>', '\u202Egnp.exe', '👩‍👩‍👧‍👦🚒', 'javascript:alert(3)', "'); drop table cases; --", 'x'.repeat(7700)].join('\n');
    const sent = await county.report(hostile, { placeWords: '<b onclick=alert(4)>桥头</b>', reporterName: '<script>' });
    expect(sent.status).toBe(201);
    await page.goto(`${url}/t/${sent.id}?key=${sent.secret}&sent=1`);
    await page.waitForTimeout(300);
    expect(alerts).toBe(0);
    expect(await page.locator('.said').first().textContent()).toBe(hostile);
    expect(await page.locator('main script, main img, main b[onclick]').count()).toBe(0);
    expect(await overflow(page)).toBe(0);
    await context.close();
  });

  it('answers a wrong key, an unknown id and no id with the same page', async () => {
    const sent = await county.report('钥匙试试');
    const tries = await Promise.all([`/t/${sent.id}?key=${'x'.repeat(22)}`, `/t/${crypto.randomUUID()}?key=${sent.secret}`, '/t/nothing', `/t/${sent.id}`].map((path) => county.call('GET', path)));
    expect(tries.map((t) => t.status)).toEqual([404, 404, 404, 404]);
    expect(new Set(tries.map((t) => t.raw.body)).size).toBe(1);
    expect(tries[0]!.headers['referrer-policy']).toBe('no-referrer');
    expect(tries[0]!.headers['cache-control']).toBe('no-store');
  });

  it('lets the reporter reopen once and then confirm, rate and say whether anybody pressed', async () => {
    const sent = await county.report('水管漏水');
    const answer = async (words: string): Promise<void> => {
      const holder = (await county.holderOf(sent))!;
      await county.do(holder, sent.id, 'accept');
      expect((await county.do(holder, sent.id, 'answer', { outcome: 'solved', words })).status).toBe(200);
    };
    await answer('已经换了阀门');
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/t/${sent.id}?key=${sent.secret}`);
    expect(await page.textContent('.answers .said')).toBe('已经换了阀门');
    await page.click('text=没解决？可以重新办一次');
    await page.fill('#not-solved-words', '还在漏');
    await page.click('text=没解决，请重新办');
    expect(await page.textContent('.told.good')).toContain('已重新办理');
    await answer('又换了一段管子');
    await page.goto(`${url}/t/${sent.id}?key=${sent.secret}`);
    await page.getByRole('radio', { name: '4 颗星' }).first().check();
    await page.locator('input[name=pressedToRate][value=yes]').first().check();
    await page.getByRole('button', { name: '解决了', exact: true }).click();
    expect(await page.textContent('#state')).toBe('办结了');
    expect(await county.rows('select stars, pressed_to_rate, truly_solved, by_kind from response.confirmations where case_id = $1', [sent.id]))
      .toEqual([{ stars: 4, pressedToRate: true, trulySolved: true, byKind: 'reporter' }]);
    await context.close();
  });

  it.each([360, 1280])('has no grave fault of accessibility and nothing clipped at %i px', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const sent = await county.report('看一看页面');
    for (const path of ['/', '/units', '/privacy', `/t/${sent.id}?key=${sent.secret}&sent=1`, '/t/nothing']) {
      await page.goto(url + path);
      expect([path, await graveFaults(page), await overflow(page)]).toEqual([path, [], 0]);
    }
    await context.close();
  });
});
