import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_CARDS } from '../../demo/accounts.js';
import { startCounty, type County } from '../setup/county.js';
import { graveFaults, openChromium, overflow } from './chromium.js';

let county: County;
let browser: Browser;
let url: string;
let card: string;
const WIDTHS = [360, 1280, 1920];
const WAIT_MS = 60_000;

beforeAll(async () => {
  county = await startCounty();
  url = await county.listen();
  browser = await openChromium();
  const [first] = await county.rows<{ householdId: string }>(`select household_id from liaison.household_keys where key_hash = sha256($1::bytea)`, [DEMO_CARDS[0]]);
  card = `${url}/h/${first!.householdId}?key=${DEMO_CARDS[0]}`;
});
afterAll(async () => { await browser?.close(); await county?.end(); });

it('L8, L5: by its card a household sees liaison, needs, who looked; objects, and calls the liaison with one press, without JavaScript', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(card);
  expect(await page.textContent('.standing')).toMatch(/我的联户长.*打电话.*100\d{8}.*监督电话/s);
  expect(await page.textContent('main')).toMatch(/依据.*《.*法》.*谁看过.*（联户长）.*上门走访/s);
  await page.click('.object summary');
  await page.fill('.object textarea', '老人已经搬去县城');
  await page.click('text=提出异议');
  expect(page.url()).toContain('done=objected');
  expect(await page.textContent('main')).toContain('您已提出异议，村社书记正在核实：老人已经搬去县城');
  await page.click('text=请联户长来找我');
  expect(page.url()).toContain('/t/');
  expect(await page.textContent('.holder')).toMatch(/现在由 \S+ 负责/);
  await county.work();
  await page.goto(card);
  expect(await page.textContent('main')).toMatch(/我家报过的事.*\d{6}-\d{6}/s);
  await context.close();
});

it('the page of a card and the search for a liaison fit three widths and two languages, for eyes and for readers', async () => {
  const unit = (await county.rows<{ unitCode: string }>('select unit_code from liaison.micro_grids order by 1 limit 1'))[0]!.unitCode;
  for (const width of WIDTHS) {
    for (const address of [card, `${url}/liaison`, `${url}/liaison?unit=${unit}`]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      page.setDefaultTimeout(WAIT_MS);
      const faults: string[] = [];
      page.on('console', (line) => { if (line.type() === 'error') faults.push(line.text()); });
      for (const switched of ['', 'English', 'Large type']) {
        if (switched === '') await page.goto(address);
        else await page.click(`text=${switched}`);
        expect([address, width, switched, await overflow(page)]).toEqual([address, width, switched, 0]);
      }
      expect(await graveFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.close();
    }
  }
});

it('a card prints: who to call and what is held, without forms', async () => {
  const page = await browser.newPage({ viewport: { width: 800, height: 1100 } });
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(card);
  expect(await page.isVisible('#print')).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect([await page.isVisible('.standing'), await page.isVisible('text=谁看过'), await page.isVisible('#report'), await page.isVisible('#print')]).toEqual([true, true, false, false]);
  await page.close();
});
