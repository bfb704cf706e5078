import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Debian's Chromium without a screen, asking nobody on the network but the page. */
export const openChromium = (): Promise<Browser> => chromium.launch({
  executablePath: process.env.SIZHI_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What fades in or out has half its contrast: everything that moves and will end has ended, or two seconds have passed. */
const STILL = `Promise.race([
  new Promise((late) => setTimeout(late, 2000)),
  new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))).then(() => Promise.all(document.getAnimations()
    .filter((a) => a.effect && a.effect.getComputedTiming().endTime !== Infinity).map((a) => a.finished.catch(() => undefined)))).then(() => undefined)])`;

/** Serious and critical faults of accessibility on the page as it is now, as one line each. */
export async function graveFaults(page: Page): Promise<string[]> {
  await page.evaluate(STILL);
  // By the debugger, which a page's content policy does not bind.
  await page.evaluate(AXE);
  const found = await page.evaluate('axe.run()') as { violations: { id: string; impact: string; nodes: { target: string[] }[] }[] };
  return found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

/** Pixels by which the page is wider than its window; 0 when nothing is clipped or scrolls sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)') as Promise<number>;
