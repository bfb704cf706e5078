import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Frames { p50Ms: number; p99Ms: number; above33MsShare: number }
export interface Looks {
  /** From the end of loading the page's own files until every household is drawn; and from the click on the address. */
  afterLoadMs: number; fromNavigationMs: number; areasAfterLoadMs: number;
  county: Frames; village: Frames; bare: Frames; renderer: string;
}

const SIZE = { viewport: { width: 1280, height: 900 } };
const PAN_MS = 6000;

/** The map in Chromium: the best of four openings after a first (files kept, data not), then frames while the mouse drags it. */
export async function watchFrames(browser: Browser, url: string, cookie: string): Promise<Looks> {
  const context = await browser.newContext(SIZE);
  try {
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value: decodeURIComponent(value), url }]);
    const { page: first } = await open(context, url);
    await first.close();
    let { page, ...times } = await open(context, url);
    for (let again = 0; again < 3; again += 1) {
      await page.close();
      const next = await open(context, url);
      page = next.page;
      times = { afterLoadMs: Math.min(times.afterLoadMs, next.afterLoadMs), fromNavigationMs: Math.min(times.fromNavigationMs, next.fromNavigationMs),
        areasAfterLoadMs: Math.min(times.areasAfterLoadMs, next.areasAfterLoadMs) };
    }
    const renderer = await page.evaluate(`(() => { const gl = document.createElement('canvas').getContext('webgl2'); const more = gl && gl.getExtension('WEBGL_debug_renderer_info');
      return more ? String(gl.getParameter(more.UNMASKED_RENDERER_WEBGL)) : 'none'; })()`) as string;
    await page.waitForTimeout(5000);
    const county = await pan(page);
    for (let i = 0; i < 5; i += 1) { await page.getByRole('button', { name: '放大' }).click(); await page.waitForTimeout(1500); }
    await page.waitForTimeout(4000);
    const village = await pan(page);
    for (const box of await page.locator('.layers input').all()) if (await box.isChecked()) await box.uncheck();
    await page.waitForTimeout(2000);
    return { ...times, county, village, bare: await pan(page), renderer };
  } finally {
    await context.close();
  }
}

async function open(context: BrowserContext, url: string): Promise<{ page: Page; afterLoadMs: number; fromNavigationMs: number; areasAfterLoadMs: number }> {
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  // Looks at every frame for what the page itself says is drawn, from before its first script.
  await page.addInitScript(`(() => { const seen = window.seen = {}; const look = () => {
    const map = document.querySelector('.map'); const now = performance.now();
    if (map && map.dataset.households && !seen.households) requestAnimationFrame(() => { seen.households = performance.now(); });
    if (map && map.dataset.areas && !seen.areas) requestAnimationFrame(() => { seen.areas = performance.now(); });
    if (now < 180000) requestAnimationFrame(look); }; requestAnimationFrame(look); })()`);
  await page.goto(`${url}/desk/liaison/map`);
  // Asked from outside: the page's policy lets no script be made inside it.
  for (let tries = 0; !(await page.evaluate('Boolean(window.seen.households && window.seen.areas)')); tries += 1) {
    if (tries > 1800) throw new Error('the map was not drawn within three minutes');
    await page.waitForTimeout(100);
  }
  const [load, households, areas] = await page.evaluate(`[performance.getEntriesByType('navigation')[0].loadEventEnd, window.seen.households, window.seen.areas]`) as [number, number, number];
  return { page, afterLoadMs: Math.round(households - load), fromNavigationMs: Math.round(households), areasAfterLoadMs: Math.round(areas - load) };
}

/** Drags the map to and fro and answers how long each frame took. */
async function pan(page: Page): Promise<Frames> {
  await page.evaluate(`(() => { const times = window.frames0 = []; let last = performance.now(); window.watching = true;
    const look = (now) => { times.push(now - last); last = now; if (window.watching) requestAnimationFrame(look); }; requestAnimationFrame((now) => { last = now; requestAnimationFrame(look); }); })()`);
  await page.mouse.move(440, 480);
  await page.mouse.down();
  const end = Date.now() + PAN_MS;
  for (let step = 0; Date.now() < end; step += 1) {
    await page.mouse.move(440 + 180 * Math.sin(step / 12), 480 + 120 * Math.cos(step / 17));
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
  const times = await page.evaluate('(window.watching = false, window.frames0)') as number[];
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99), above33MsShare: Math.round((times.filter((ms) => ms > 34).length / Math.max(1, times.length)) * 100) / 100 };
}
