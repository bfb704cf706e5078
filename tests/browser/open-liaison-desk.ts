import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Plan } from '../../src/contract/liaison.js';
import { newId } from '../../src/ground/id.js';
import { solveQueuedPlan } from '../../src/rooms/liaison/plans/solve-queued.js';
import { startCounty, type County } from '../setup/county.js';
import type { As, Answered } from '../setup/server.js';
import { builtWeb } from './built-web.js';
import { openChromium } from './chromium.js';
import { sitAtDesk } from './sit-at-desk.js';

const DAY_SHIFT = (() => { const d = new Date(); d.setUTCHours(2, 0, 0, 0); return d.getTime(); })();
/** A folder for pictures of every screen, when somebody wants to look. */
const PICTURES = process.env.SIZHI_PICTURES;

export interface Cell { unitCode: string; name: string; households: number }
export interface LiaisonDesk {
  county: County;
  url: string;
  /** Villages and compounds with three micro-grids or a few more, one for each story. */
  cells: Cell[];
  /** A desk at which this person is signed in; what the browser complains of is collected. */
  open(as: As, size?: Parameters<typeof sitAtDesk>[3]): ReturnType<typeof sitAtDesk>;
  /** The secretary of a place, as the register knows them: what they write keeps who wrote it. */
  secretaryOf(cell: Cell): Promise<As>;
  ask(as: As, method: 'GET' | 'POST', path: string, body?: Record<string, unknown>): Promise<Answered>;
  planOf(as: As, planId: string): Promise<Plan>;
  /** A plan drafted and solved without the screen, where the story is about what comes after. */
  solvedPlan(as: As, unitCode: string, more?: Record<string, unknown>): Promise<Plan>;
  end(): Promise<void>;
}

/** The desk built, the small county served, a solver at work, Chromium. */
export async function openLiaisonDesk(): Promise<LiaisonDesk> {
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
  const county = await startCounty({ at: DAY_SHIFT, webFolder: await builtWeb() });
  const url = (await county.listen()).replace('127.0.0.1', 'localhost');
  const browser: Browser = await openChromium();
  const cells = await county.rows<Cell>(
    `select u.unit_code, u.name, (select count(*)::int from honeycomb.households h where h.unit_code = u.unit_code and h.valid_to is null) as households
     from honeycomb.units u where u.level in ('village', 'compound')
       and (select count(*) from liaison.micro_grids g where g.unit_code = u.unit_code and g.valid_to is null) >= 3
     order by (select count(*) from liaison.micro_grids g where g.unit_code = u.unit_code and g.valid_to is null), u.level desc, u.unit_code desc limit 40`);
  let working = true;
  const worker = (async () => { while (working) { if (!await solveQueuedPlan(county.ground)) await pause(); } })();
  const ask: LiaisonDesk['ask'] = (as, method, path, body) => county.call(method, `/api/liaison/${path}`, { as, ...(body ? { body: { commandId: newId(), ...body } } : {}) });
  const planOf: LiaisonDesk['planOf'] = async (as, planId) => (await ask(as, 'GET', `plans/${planId}`)).body;
  return {
    county, url, cells, ask, planOf,
    open: (as, size) => sitAtDesk(browser, url, as, size),
    async secretaryOf({ unitCode }) {
      const [grant] = await county.rows<{ personId: string }>(`select person_id from ground.role_grants where role = 'convenor' and $1 like unit_code || '%' order by unit_code desc limit 1`, [unitCode]);
      return { personId: grant!.personId, name: '测试书记', roles: [{ role: 'convenor', unitCode }] };
    },
    async solvedPlan(as, unitCode, more = {}) {
      const planId = newId();
      const drafted = await ask(as, 'POST', 'plans', { planId, unitCode, mode: 'given', ...more });
      if (drafted.status !== 201) throw new Error(JSON.stringify(drafted.body));
      await ask(as, 'POST', `plans/${planId}/solve`, {});
      for (;;) {
        const plan = await planOf(as, planId);
        if (plan.summary.state === 'solved') return plan;
        await pause();
      }
    },
    async end() {
      working = false;
      await worker;
      await browser.close();
      await county.end();
    },
  };
}

const pause = () => new Promise((wake) => setTimeout(wake, 100));
export const picture = async (page: Page, name: string): Promise<void> => { if (PICTURES) await page.screenshot({ path: join(PICTURES, `liaison-${name}.png`) }); };
