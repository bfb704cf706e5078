import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DEMO_PASSWORD } from '../demo/accounts.js';
import { loadDemo } from '../demo/load.js';
import { asOwner } from '../src/ground/database/connect.js';
import { migrate } from '../src/ground/database/migrate.js';
import { startPrivateServer } from '../src/ground/database/private-server.js';
import type { BenchOptions } from '../src/server/commands/bench.js';
import { findChromium } from '../src/server/find-chromium.js';
import { startServer } from '../src/server/serve.js';
import { watchFrames, type Looks } from './map/watch-frames.js';

/** product.md, figures: first view within two seconds after loading, a look at a view p99 within 50 ms. */
const LIMIT_FIRST_VIEW_MS = 2000;
const LIMIT_VIEW_MS = 50;
const LOOKS = 600;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZE_PIXELS = { width: 1280, height: 900 };
const DEGREES_PER_PIXEL_AT_0 = 360 / 512;

/**
 * The map at county size over HTTP and in Chromium: what its first view asks and how long that takes, one look after another
 * at random places and zooms, and frames while the map is dragged, beside the same map with every layer off in the same run.
 */
export async function measure(options: BenchOptions, say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-bench-'));
  await chmod(folder, 0o711);
  const database = await startPrivateServer({ dataFolder: folder });
  try {
    await migrate(database.url);
    await loadDemo(database.url, { size: options.size, say });
    const web = join(folder, 'web');
    await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
      { cwd: ROOT, env: { ...process.env, WEB_ONLY: 'desk', WEB_OUT: web, NODE_ENV: 'production' } });
    const server = await startServer({ databaseUrl: database.url, dataFolder: folder, settings: { port: 0, webFolder: web, requestsPerMinute: 1_000_000, logLevel: 'error' } });
    try {
      const cookie = await signIn(server.url);
      const places = await asOwner(database.url, (c) => c.query<{ lng: number; lat: number }>(`select lng, lat from honeycomb.households where lng is not null and abs(hashtext(household_id::text)) % 200 = 0`));
      const first = await firstView(server.url, cookie);
      say('逐个查看随机视野。 Looking at random views.');
      const looks = await lookAround(server.url, cookie, places);
      const screen = await onScreen(server.url, cookie, say);
      return tell({ ...first, ...looks }, screen);
    } finally {
      await server.close();
    }
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ username: 'command', password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '').find((line) => line.includes('session_token'));
  if (!cookie) throw new Error(`sign-in answered ${answer.status}`);
  return cookie;
}

interface Asked { ms: number; bytes: number; text: string }

/** One question with the bytes as they travel. */
const ask = (url: string, path: string, cookie: string): Promise<Asked> => new Promise((resolve, reject) => {
  const begun = performance.now();
  httpGet(`${url}${path}`, { headers: { cookie, 'accept-encoding': 'br' } }, (res) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part)).on('error', reject).on('end', () => {
      const body = Buffer.concat(parts);
      if (res.statusCode === 200) resolve({ ms: performance.now() - begun, bytes: body.length, text: res.headers['content-encoding'] ? '' : body.toString('utf8') });
      else reject(new Error(`${path} answered ${res.statusCode ?? 0}`));
    });
  }).on('error', reject);
});

interface First { householdsMs: number; householdsBytes: number; areasMs: number; areasBytes: number }

/** The best of three: the first warms the caches as the first colleague of a morning does. */
async function firstView(url: string, cookie: string): Promise<First> {
  const best = async (path: string): Promise<Asked> => {
    const tries: Asked[] = [];
    for (let i = 0; i < 3; i += 1) tries.push(await ask(url, path, cookie));
    return tries.reduce((a, b) => (b.ms < a.ms ? b : a));
  };
  const households = await best('/api/liaison/map/households');
  const areas = await best('/api/liaison/map/grids');
  return { householdsMs: Math.round(households.ms), householdsBytes: households.bytes, areasMs: Math.round(areas.ms), areasBytes: areas.bytes };
}

interface Views { views: number; viewMsP50: number; viewMsP99: number; viewMsMost: number; idleMsP50: number; idleMsP99: number }

/** Beside each look a question that does nothing but travel: what the machine is kept busy with lengthens both. */
async function lookAround(url: string, cookie: string, places: readonly { lng: number; lat: number }[]): Promise<Views> {
  const [times, idle]: [number[], number[]] = [[], []];
  for (let i = -20; i < LOOKS; i += 1) {
    const { lng, lat } = places[((i + 20) * 7919) % places.length] as { lng: number; lat: number };
    const zoom = 9.5 + ((i + 20) % 17) / 2;
    const perPixel = DEGREES_PER_PIXEL_AT_0 / 2 ** zoom;
    const [x, y] = [(SIZE_PIXELS.width / 2) * perPixel, (SIZE_PIXELS.height / 2) * perPixel * Math.cos((lat * Math.PI) / 180)];
    const { ms } = await ask(url, `/api/liaison/map/view?west=${lng - x}&east=${lng + x}&south=${lat - y}&north=${lat + y}&zoom=${zoom}`, cookie);
    const nothing = (await ask(url, '/healthz', cookie)).ms;
    if (i >= 0) { times.push(ms); idle.push(nothing); }
  }
  return { views: times.length, viewMsP50: quantile(times, 0.5), viewMsP99: quantile(times, 0.99), viewMsMost: quantile(times, 1), idleMsP50: quantile(idle, 0.5), idleMsP99: quantile(idle, 0.99) };
}

function quantile(times: number[], share: number): number {
  times.sort((a, b) => a - b);
  return Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
}

async function onScreen(url: string, cookie: string, say: (line: string) => void): Promise<Looks | null> {
  const executablePath = findChromium();
  if (!executablePath) return null;
  say('在 Chromium 中打开并拖动地图。 Opening and dragging the map in Chromium.');
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try { return await watchFrames(browser, url, cookie); } finally { await browser.close(); }
}

function tell(asked: First & Views, screen: Looks | null): { figures: Record<string, unknown>; lines: string[] } {
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
  const figures = { ...asked, limitViewMs: LIMIT_VIEW_MS, limitFirstViewMs: LIMIT_FIRST_VIEW_MS, ...screen };
  return { figures, lines: [
    `全部住户 ${mb(asked.householdsBytes)}、${asked.householdsMs} ms，全部微网格范围 ${mb(asked.areasBytes)}、${asked.areasMs} ms；视野查询 p50 ${asked.viewMsP50} ms、p99 ${asked.viewMsP99} ms（限 ${LIMIT_VIEW_MS} ms；同时的空请求 p50 ${asked.idleMsP50}、p99 ${asked.idleMsP99} ms）。`,
    `All households ${mb(asked.householdsBytes)} in ${asked.householdsMs} ms, all areas ${mb(asked.areasBytes)} in ${asked.areasMs} ms; a look at a view p50 ${asked.viewMsP50} ms, p99 ${asked.viewMsP99} ms of ${LIMIT_VIEW_MS} allowed, ${asked.views} looks; an empty request beside each p50 ${asked.idleMsP50} ms, p99 ${asked.idleMsP99} ms.`,
    ...(screen === null ? ['本机没有 Chromium，未测画面。 No Chromium on this machine: the screen was not measured.'] : [
      `页面载入后 ${screen.afterLoadMs} ms 画出全部住户（限 ${LIMIT_FIRST_VIEW_MS}），${screen.areasAfterLoadMs} ms 画出全部范围；拖动时每帧：全县 p50 ${screen.county.p50Ms} ms，近处 p50 ${screen.village.p50Ms} ms，关掉全部图层 p50 ${screen.bare.p50Ms} ms（${screen.renderer}）。`,
      `All households drawn ${screen.afterLoadMs} ms after loading (limit ${LIMIT_FIRST_VIEW_MS}), all areas after ${screen.areasAfterLoadMs} ms. Frames while dragging: whole county p50 ${screen.county.p50Ms} p99 ${screen.county.p99Ms} ms, near p50 ${screen.village.p50Ms} p99 ${screen.village.p99Ms} ms, every layer off p50 ${screen.bare.p50Ms} p99 ${screen.bare.p99Ms} ms; drawn by ${screen.renderer}.`,
    ]),
  ] };
}
