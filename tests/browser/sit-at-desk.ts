import type { Browser, BrowserContext, Page } from 'playwright-core';
import { asCookie, type As } from '../setup/server.js';

export const WIDE = { viewport: { width: 1280, height: 900 } };

/** A page of a browser in which this person is signed in; what the browser complains of is collected. */
export async function sitAtDesk(browser: Browser, url: string, as: As, size = WIDE): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext(size);
  const [name, value] = asCookie(as).split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => { if (said.type() === 'error' && !said.text().includes('status of 4')) complaints.push(said.text()); });
  return { context, page, complaints };
}
