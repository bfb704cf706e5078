import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/contract/identity.js';
import { loadAsOwner } from '../../src/ground/database/copy.js';
import { newId } from '../../src/ground/id.js';
import { bytesOf, gridColor, gridColors, shadeOf, WITHOUT_GRID } from '../../src/web/desk/liaison/map/grid-colors.js';
import { PALETTES } from '../../src/web/ui/theme.js';
import { startCounty, type County } from '../setup/county.js';
import type { As } from '../setup/server.js';
import { builtWeb } from './built-web.js';
import { graveFaults, openChromium, overflow } from './chromium.js';
import { sitAtDesk, WIDE } from './sit-at-desk.js';

let county: County;
let browser: Browser;
let url: string;
let home: Home;
/** A folder for pictures of every screen, when somebody wants to look. */
const PICTURES = process.env.SIZHI_PICTURES;
let bare: string;

/** A village household with a need, its secretary and liaison, and a liaison of another micro-grid there. */
interface Home { householdId: string; unitCode: string; unitName: string; address: string; gridId: string; number: number; kindName: string; liaison: As; secretary: As; neighbour: As }

beforeAll(async () => {
  county = await startCounty({ at: Date.now(), webFolder: await builtWeb() });
  await addUncovered();
  home = await homeWithNeed();
  url = (await county.listen()).replace('127.0.0.1', 'localhost');
  browser = await openChromium();
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
}, 240_000);
afterAll(async () => { await browser?.close(); await county?.end(); });

/** A compound that was just built: three households and no micro-grid yet. */
const addUncovered = () => loadAsOwner(county.database.url, '999901', async (tx) => {
  const [village] = await tx.query<{ unitCode: string; lng: number; lat: number }>({ text: `select unit_code, lng, lat from honeycomb.units where level = 'village' order by unit_code limit 1` });
  const { unitCode, lng, lat } = village!;
  bare = `${unitCode}990`;
  const ring = [[lng, lat], [lng + 0.004, lat], [lng + 0.004, lat + 0.003], [lng, lat + 0.003], [lng, lat]];
  await tx.query({
    text: `insert into honeycomb.units (county_code, unit_code, parent_code, level, kind, name, name_initials, lng, lat, outline, valid_from)
           values ('999901', $1, left($1, 12), 'compound', 'compound', '新落成小区', 'xlcxq', $2, $3, $4, '2026-01-01')`,
    values: [bare, lng + 0.002, lat + 0.0015, JSON.stringify({ type: 'Polygon', coordinates: [ring] })],
  });
  await tx.copy('honeycomb.households', ['county_code', 'household_id', 'unit_code', 'address', 'lng', 'lat', 'contact_preference', 'valid_from'],
    [1, 2, 3].map((i) => ['999901', newId(), bare, `新落成小区${i}号`, lng + 0.001 * i, lat + 0.001, 'phone', '2026-01-01']));
});

async function homeWithNeed(): Promise<Home> {
  const [one] = await county.rows<Omit<Home, 'liaison' | 'secretary' | 'neighbour'> & { liaisonId: string; otherId: string; secretaryId: string }>(
    `select n.household_id, n.unit_code, u.name as unit_name, h.address, m.grid_id, g.number, k.name as kind_name, g.liaison_person_id as liaison_id,
            (select o.liaison_person_id from liaison.micro_grids o where o.unit_code = n.unit_code and o.valid_to is null and o.liaison_person_id <> g.liaison_person_id limit 1) as other_id,
            (select r.person_id from ground.role_grants r where r.role = 'convenor' and r.unit_code = n.unit_code limit 1) as secretary_id
     from liaison.care_needs n join liaison.care_kinds k using (county_code, kind_code) join liaison.memberships m using (county_code, household_id)
     join liaison.micro_grids g using (county_code, grid_id) join honeycomb.households h using (county_code, household_id) join honeycomb.units u on u.unit_code = n.unit_code
     where m.valid_to is null and length(n.unit_code) = 12 and n.ended_at is null and n.expires_at > now() + interval '30 days'
       and (select count(distinct o.liaison_person_id) from liaison.micro_grids o where o.unit_code = n.unit_code and o.valid_to is null) > 1
       and exists (select from ground.role_grants r where r.role = 'convenor' and r.unit_code = n.unit_code)
     order by n.need_id limit 1`);
  const at = (personId: string, role: Role): As => ({ personId, name: role, roles: [{ role, unitCode: one!.unitCode }] });
  return { ...one!, liaison: at(one!.liaisonId, 'liaison'), secretary: at(one!.secretaryId, 'convenor'), neighbour: at(one!.otherId, 'liaison') };
}

const deskOf = (as: As, size = WIDE) => sitAtDesk(browser, url, as, size);

const picture = async (page: Page, name: string) => { if (PICTURES) await page.screenshot({ path: join(PICTURES, `map-${name}.png`) }); };
/** The map with its households and areas on it. */
const openMap = async (page: Page, query = '') => {
  await page.goto(`${url}/desk/liaison/map${query}`);
  await page.locator('.map[data-households][data-areas]').waitFor();
};

interface Spot { x: number; y: number }
/** Where on the page the map shows exactly one of these colours; the mixed colours of areas and rims do not count. */
async function spots(page: Page, hexes: readonly string[]): Promise<Spot[]> {
  const frame = page.locator('.map');
  const place = (await frame.boundingBox())!;
  const { data, info } = await sharp(await frame.screenshot()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const wanted = new Set(hexes.map((hex) => bytesOf(hex).join()));
  const found: Spot[] = [];
  for (let i = 0; i < data.length; i += 3) {
    if (wanted.has(`${data[i]},${data[i + 1]},${data[i + 2]}`)) found.push({ x: place.x + ((i / 3) % info.width) + 0.5, y: place.y + Math.floor(i / 3 / info.width) + 0.5 });
  }
  return found;
}
/** Drawing takes its time where there is no graphics card: looks until enough (or nothing more) is seen. */
async function seen(page: Page, hexes: readonly string[], enough: (count: number) => boolean): Promise<Spot[]> {
  for (let tries = 0; ; tries += 1) {
    const found = await spots(page, hexes);
    if (enough(found.length) || tries > 40) return found;
    await page.waitForTimeout(500);
  }
}
const DOTS = gridColors('light');
const lookedAt = (as: As, purpose: string) => county.rows<{ householdId: string }>(
  'select distinct household_id from liaison.care_views where viewer_person_id = $1 and purpose = $2', [as.personId, purpose]);

describe('L7: the map of households', () => {
  it('shows every household, the areas and the number of each, and hides what is switched off', async () => {
    const { context, page, complaints } = await deskOf(county.outsider('convenor'));
    await openMap(page);
    expect(await page.locator('.map').getAttribute('data-households')).toBe('1203');
    expect(Number(await page.locator('.map').getAttribute('data-areas'))).toBeGreaterThan(50);
    await picture(page, 'county');
    const lines = (await seen(page, DOTS, (n) => n > 0)).length;
    await page.getByRole('checkbox', { name: '微网格范围' }).uncheck();
    // The borders of areas have the same colours as the dots and are gone with them.
    const dots = (await seen(page, DOTS, (n) => n > 300 && n < lines)).length;
    expect(dots).toBeGreaterThan(300);
    expect(dots).toBeLessThan(lines);
    await page.getByRole('checkbox', { name: '住户', exact: true }).uncheck();
    expect(await seen(page, DOTS, (n) => n === 0)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('L4: households without a liaison stand out on the map, in the sum and in the table, which leads to what to do', async () => {
    const { context, page } = await deskOf(county.outsider('convenor'));
    await openMap(page);
    await page.getByRole('status').getByText('3 户没有联户长').waitFor();
    expect((await seen(page, [WITHOUT_GRID], (n) => n > 40)).length).toBeGreaterThan(40);
    await page.getByRole('columnheader', { name: '没有联户长' }).waitFor();
    const first = page.locator('.view-table tbody tr').first();
    expect(await first.innerText()).toMatch(/新落成小区\s+3\s+0\s+! 3/);
    expect(await first.getByRole('link').getAttribute('href')).toContain(`/liaison/units/${bare}?tab=plans`);
    // Nearer, where micro-grids are listed, it stands above them.
    await first.getByRole('button').click();
    const missed = page.getByRole('link', { name: /新落成小区 · 3 户没有联户长/ });
    expect(await missed.getAttribute('href')).toContain(`/liaison/units/${bare}?tab=plans`);
    await context.close();
  });

  it('a click on a household opens its micro-grid with its liaison; the table does the same by keyboard', async () => {
    const { context, page, complaints } = await deskOf(home.secretary);
    await openMap(page);
    await page.locator('.view-table').getByRole('button').first().waitFor();
    await page.getByRole('checkbox', { name: '微网格范围' }).uncheck();
    const color = gridColor(shadeOf(home), 'light');
    const [dot] = await seen(page, [color], (n) => n > 12);
    await page.mouse.click(dot!.x, dot!.y);
    const card = page.getByRole('region', { name: '选中的微网格' });
    const href = (await card.getByRole('link', { name: /打开这个微网格/ }).getAttribute('href'))!;
    // The colour is that of the micro-grid whose card opened.
    const [unitCode, gridId] = [/units\/(\d+)/, /grid=([\w-]+)/].map((part) => part.exec(href)![1]!) as [string, string];
    const [clicked] = await county.rows<{ unitCode: string; number: number }>('select unit_code, number from liaison.micro_grids where grid_id = $1 and unit_code = $2', [gridId, unitCode]);
    expect(shadeOf(clicked!)).toBe(shadeOf(home));
    await card.getByRole('link', { name: /^1\d{10}$/ }).waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await card.waitFor({ state: 'detached' });
    await page.locator('.view-table').getByRole('button', { name: `${home.unitName} 第 ${home.number} 微网格`, exact: true }).focus();
    await page.keyboard.press('Enter');
    await card.getByText(home.address, { exact: true }).waitFor();
    expect(await card.getByRole('link', { name: /打开这个微网格/ }).getAttribute('href')).toContain(`grid=${home.gridId}`);
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'grid');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes to a unit by its name, and the address keeps it', async () => {
    const { context, page } = await deskOf(county.outsider('convenor'));
    await openMap(page);
    const find = page.getByRole('combobox', { name: '去哪个镇街、村社、小区' });
    await find.click();
    await find.fill(home.unitName);
    await page.locator('.ant-select-item-option', { hasText: home.unitName }).first().click();
    await page.locator('.view-table').getByRole('button', { name: `${home.unitName} 第 ${home.number} 微网格` }).waitFor();
    expect(page.url()).toContain(`unit=${home.unitCode}`);
    await context.close();
  });

  it('nothing grave and nothing clipped at three widths, in the dark too', async () => {
    for (const [width, height] of [[360, 740], [1280, 900], [1920, 1080]] as const) {
      const { context, page } = await deskOf(county.outsider('convenor'), { viewport: { width, height } });
      await page.emulateMedia({ colorScheme: width === 1920 ? 'dark' : 'light' });
      await openMap(page);
      await page.locator('.view-table').waitFor();
      expect(await graveFaults(page), String(width)).toEqual([]);
      expect(await overflow(page), String(width)).toBe(0);
      await picture(page, String(width));
      await context.close();
    }
  });

  it('who may not see households is told so in words', async () => {
    const { context, page } = await deskOf(county.outsider('call_back'));
    await page.goto(`${url}/desk/liaison/map`);
    await page.getByText('您的角色不看住户分布').waitFor();
    await context.close();
  });
});

describe('L5: care needs on the map and in the list', () => {
  it('the secretary is told that looking is recorded, and only then sees them; the look is in the log', async () => {
    const { context, page } = await deskOf(home.secretary);
    await openMap(page);
    const layer = page.getByRole('checkbox', { name: '关爱服务' });
    await layer.click();
    await page.getByText('都会记下您看过').waitFor();
    expect(await layer.isChecked()).toBe(false);
    expect(await lookedAt(home.secretary, 'map')).toEqual([]);
    await page.getByRole('button', { name: '显示并留痕' }).click();
    await page.getByText(/已显示 \d+ 户，已留痕/).waitFor();
    const count = Number(/已显示 (\d+) 户/.exec(await page.locator('.layers').innerText())![1]);
    const rows = await lookedAt(home.secretary, 'map');
    expect(rows).toHaveLength(count);
    expect(rows.map((row) => row.householdId)).toContain(home.householdId);
    expect((await seen(page, [PALETTES.light.accent], (n) => n > 20)).length).toBeGreaterThan(20);
    await picture(page, 'care');
    await context.close();
  });

  it('a liaison of another micro-grid sees none of it, a dispatcher is not even offered it', async () => {
    const other = await deskOf(home.neighbour);
    await openMap(other.page);
    await other.page.getByRole('checkbox', { name: '关爱服务' }).click();
    const answered = other.page.waitForResponse((r) => r.url().includes('/api/care/needs'));
    await other.page.getByRole('button', { name: '显示并留痕' }).click();
    const { rows } = await (await answered).json() as { rows: { householdId: string }[] };
    const [own] = await county.rows<{ ids: string[] }>(`select coalesce(array_agg(m.household_id), '{}') as ids from liaison.memberships m join liaison.micro_grids g using (county_code, grid_id)
      where g.liaison_person_id = $1 and m.valid_to is null`, [home.neighbour.personId]);
    for (const { householdId } of rows) expect(own!.ids).toContain(householdId);
    expect(rows.map((row) => row.householdId)).not.toContain(home.householdId);
    expect((await lookedAt(home.neighbour, 'map')).map((row) => row.householdId)).not.toContain(home.householdId);
    await other.context.close();
    const { context, page } = await deskOf(county.outsider('dispatcher'));
    await openMap(page);
    expect(await page.getByRole('checkbox', { name: '关爱服务' }).count()).toBe(0);
    await page.goto(`${url}/desk/liaison/care`);
    await page.getByText('您在这里只看数目').waitFor();
    expect(await page.getByRole('button', { name: '查看并留痕' }).count()).toBe(0);
    await context.close();
  });

  it('the list asks what for, shows objections first, confirms and ends, and says who looked', async () => {
    const [objected] = await county.rows<{ needId: string }>(`update liaison.care_needs set objected_at = now(), objection = '这一条不对，请去掉'
      where need_id = (select need_id from liaison.care_needs where unit_code = $1 and household_id <> $2 and ended_at is null limit 1) returning need_id`, [home.unitCode, home.householdId]);
    const { context, page, complaints } = await deskOf(home.secretary);
    await page.goto(`${url}/desk/liaison/care`);
    await page.getByText('您要看这些信息做什么').waitFor();
    expect(await page.getByText(home.address).count()).toBe(0);
    expect(await page.getByRole('button', { name: '查看并留痕' }).isDisabled()).toBe(true);
    expect(await graveFaults(page)).toEqual([]);
    await page.getByText('核对到期和异议').click();
    await page.getByRole('button', { name: '查看并留痕' }).click();
    const list = page.getByRole('group', { name: '名单' });
    await list.getByText(home.address, { exact: true }).first().waitFor();
    if (objected) {
      const first = page.getByRole('region', { name: /有异议/ });
      expect(await first.innerText()).toContain('这一条不对，请去掉');
      await first.getByRole('button', { name: /^结束/ }).click();
      await page.getByLabel('为什么结束').fill('核实后确实不需要');
      await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click();
      await first.waitFor({ state: 'detached' });
    }
    const row = list.getByRole('row').filter({ hasText: home.address }).filter({ hasText: home.kindName }).first();
    await row.getByRole('button', { name: /^仍然需要/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '仍然需要', exact: true }).click();
    await page.getByText('已确认').waitFor();
    const [confirmed] = await county.rows<{ fresh: boolean }>(`select max(confirmed_at) > now() - interval '5 minutes' as fresh from liaison.care_needs where household_id = $1`, [home.householdId]);
    expect(confirmed!.fresh).toBe(true);
    await row.getByRole('button', { name: '走访和谁看过' }).click();
    await page.getByRole('dialog').getByText(/为了核对到期和异议/).first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await picture(page, 'care-list');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a need is noted with its reason and end', async () => {
    const { context, page } = await deskOf(home.secretary);
    await page.goto(`${url}/desk/liaison/care`);
    await page.getByText('安排服务').click();
    await page.getByRole('button', { name: '查看并留痕' }).click();
    await page.getByRole('button', { name: '登记一项' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().fill(home.address);
    await page.locator('.ant-select-item-option', { hasText: home.address }).first().click();
    await dialog.getByLabel('服务').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText(/^为了.*依据：/).waitFor();
    await dialog.getByLabel('为什么登记').fill('浏览器测试：本人同意');
    await dialog.getByRole('button', { name: '登记一项' }).click();
    await page.getByText('已登记').waitFor();
    const [noted] = await county.rows<{ basis: string }>(`select legal_basis as basis from liaison.care_needs where reason = '浏览器测试：本人同意' and unit_code = $1`, [home.unitCode]);
    expect(noted!.basis).not.toBe('');
    await context.close();
  });

  it('nothing grave and nothing clipped at three widths', async () => {
    for (const [width, height] of [[360, 740], [1280, 900], [1920, 1080]] as const) {
      const { context, page } = await deskOf(home.secretary, { viewport: { width, height } });
      await page.goto(`${url}/desk/liaison/care`);
      await page.getByText('安排服务').click();
      await page.getByRole('button', { name: '查看并留痕' }).click();
      await page.getByRole('group', { name: '名单' }).waitFor();
      expect(await graveFaults(page), String(width)).toEqual([]);
      expect(await overflow(page), String(width)).toBe(0);
      await picture(page, `care-${width}`);
      await context.close();
    }
  });
});
