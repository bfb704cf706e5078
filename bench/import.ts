import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemo } from '../demo/load.js';
import { asOwner } from '../src/ground/database/connect.js';
import { loadAsOwner } from '../src/ground/database/copy.js';
import { startPrivateServer } from '../src/ground/database/private-server.js';
import { migrate } from '../src/ground/database/migrate.js';
import { folderStore } from '../src/ground/files/folder-store.js';
import { newId } from '../src/ground/id.js';
import { writeSheet } from '../src/ground/sheets/write-sheet.js';
import { importFile } from '../src/rooms/honeycomb/door.js';
import { placeHouseholds } from '../src/rooms/liaison/door.js';
import type { BenchOptions } from '../src/server/commands/bench.js';
import { openGround } from '../src/server/open-ground.js';

const PER_HOUSEHOLD = 3;
const HEADINGS = ['村社区', '户号', '户主姓名', '姓名', '性别', '出生日期', '联系电话', '家庭住址', '经度', '纬度'];
const COUNTY = '999901';

interface Unit { unitCode: string; name: string; townName: string; lng: number; lat: number }

/**
 * Rows per second of a roster of 200,000 people in 66,667 households (`--rows`), from the file's bytes to the committed register with
 * history, facts and micro-grids; the check alone; the same file once more, which changes nothing; and beside it PostgreSQL's
 * bare COPY of the same households and residents into the same tables, in the same run. fsync is on.
 */
export async function measure({ rows: rowCount }: BenchOptions, say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-bench-'));
  await chmod(folder, 0o711);
  const server = await startPrivateServer({ dataFolder: folder });
  try {
    await migrate(server.url);
    await loadDemo(server.url, { size: 'small', say });
    const ground = await openGround(server.url, folderStore(join(folder, 'files')), { max: 3 });
    try {
      const units = await asOwner(server.url, (c) => c.query<{ unitCode: string; name: string; townName: string; lng: number; lat: number }>(
        `select u.unit_code as "unitCode", u.name, t.name as "townName", u.lng, u.lat from honeycomb.units u
         join honeycomb.units t on t.county_code = u.county_code and t.unit_code = left(u.unit_code, 9) where u.level in ('village', 'compound') order by 1`));
      const figures: Record<string, number> = { rows: rowCount };
      for (const kind of ['csv', 'xlsx'] as const) {
        const rows = rosterRows(units, kind, rowCount);
        const file = kind === 'csv' ? csvOf(rows) : await xlsxOf(rows);
        say(`${kind}: ${rowCount} 行，${(file.length / 1e6).toFixed(1)} MB`);
        const run = async (apply: boolean): Promise<number> => {
          const begun = performance.now();
          const result = await importFile(ground, { unitCode: COUNTY, fileName: `bench.${kind}`, datum: 'WGS84', file, apply }, placeHouseholds, () => undefined);
          if (!result.ok) throw new Error(result.refusal.code);
          if (result.value.counts.rejected > 0) throw new Error(`rejected: ${JSON.stringify(result.value.counts)}`);
          return (performance.now() - begun) / 1000;
        };
        const stop = watch();
        figures[`${kind}CheckSeconds`] = round(await run(false));
        figures[`${kind}ApplySeconds`] = round(await run(true));
        const { longestStallMs, grewMb } = stop();
        Object.assign(figures, { [`${kind}LongestStallMs`]: longestStallMs, [`${kind}GrewMb`]: grewMb });
        figures[`${kind}AgainSeconds`] = round(await run(true));
        figures[`${kind}RowsPerSecond`] = Math.round(rowCount / (figures[`${kind}ApplySeconds`] ?? 1));
      }
      figures['copySeconds'] = round(await bareCopy(server.url, units, rowCount));
      figures['copyRowsPerSecond'] = Math.round(rowCount / (figures['copySeconds'] ?? 1));
      return { figures, lines: [
        `读取、核对并写入 ${rowCount} 行：csv ${figures['csvApplySeconds']} 秒（${figures['csvRowsPerSecond']} 行/秒），xlsx ${figures['xlsxApplySeconds']} 秒（${figures['xlsxRowsPerSecond']} 行/秒）；只核对 ${figures['csvCheckSeconds']} / ${figures['xlsxCheckSeconds']} 秒；同一文件再来一次 ${figures['csvAgainSeconds']} / ${figures['xlsxAgainSeconds']} 秒。`,
        `Read, checked and written, ${rowCount} rows: csv ${figures['csvRowsPerSecond']} rows/s, xlsx ${figures['xlsxRowsPerSecond']} rows/s; the event loop never stood still longer than ${Math.max(figures['csvLongestStallMs'] ?? 0, figures['xlsxLongestStallMs'] ?? 0)} ms, the process grew by ${Math.max(figures['csvGrewMb'] ?? 0, figures['xlsxGrewMb'] ?? 0)} MB.`,
        `同样的户和人只用 COPY 写入 ${figures['copySeconds']} 秒（${figures['copyRowsPerSecond']} 行/秒）。 Bare COPY of the same households and residents: ${figures['copyRowsPerSecond']} rows/s.`,
      ] };
    } finally {
      await ground.database.close();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The longest time for which a timer of 10 ms was late, and by how much the process grew. */
function watch(): () => { longestStallMs: number; grewMb: number } {
  let last = performance.now();
  let longest = 0;
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 10);
    last = now;
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  return () => { clearInterval(timer); return { longestStallMs: Math.round(longest), grewMb: Math.round((most - before) / 1e6) }; };
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const GIVEN = '安宁福禄寿喜春夏秋冬东南西北梅兰竹菊山水';
const nameOf = (n: number): string => `${SURNAMES[n % 20]}${GIVEN[Math.floor(n / 20) % 20]}${GIVEN[Math.floor(n / 400) % 20]}`;

function* rosterRows(units: readonly Unit[], kind: string, rowCount: number): Generator<string[]> {
  for (let n = 0; n < rowCount; n += 1) {
    const household = Math.floor(n / PER_HOUSEHOLD);
    const unit = units[household % units.length] as Unit;
    const door = Math.floor(household / units.length) + 1;
    yield [`${unit.townName}${unit.name}`, `${kind}${household}`, nameOf(household * PER_HOUSEHOLD), nameOf(n), n % 2 === 0 ? '男' : '女', `${1940 + (n % 80)}-0${(n % 9) + 1}-1${n % 9}`,
      `100${String(10_000_000 + n)}`, `${kind}${Math.ceil(door / 40)}组${door}号`, (unit.lng + (n % 100) * 1e-5).toFixed(6), (unit.lat + (n % 70) * 1e-5).toFixed(6)];
  }
}

const csvOf = (rows: Iterable<string[]>): Buffer => Buffer.from(`\ufeff${HEADINGS.join(',')}\r\n${[...rows].map((row) => row.join(',')).join('\r\n')}\r\n`);

async function xlsxOf(rows: Iterable<string[]>): Promise<Buffer> {
  async function* batches(): AsyncGenerator<string[][]> {
    let batch: string[][] = [];
    for (const row of rows) { batch.push(row); if (batch.length === 1000) { yield batch; batch = []; } }
    if (batch.length > 0) yield batch;
  }
  const pieces: Buffer[] = [];
  for await (const piece of writeSheet({ name: '花名册', title: '演示数据 花名册', headings: HEADINGS, widths: HEADINGS.map(() => 14) }, batches())) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What PostgreSQL itself takes for the rows alone: no check, no history, no facts, no micro-grids, into copies of the tables with their indexes. */
async function bareCopy(url: string, units: readonly Unit[], rowCount: number): Promise<number> {
  const households: (string | number | null)[][] = [];
  const residents: (string | number | null)[][] = [];
  let id = '';
  let n = 0;
  for (const [, number, holder, name, sex, birth, phone, address, lng, lat] of rosterRows(units, 'copy', rowCount)) {
    const unit = units[Math.floor(n / PER_HOUSEHOLD) % units.length] as Unit;
    if (n % PER_HOUSEHOLD === 0) households.push([COUNTY, id = newId(), unit.unitCode, number ?? '', address ?? '', Number(lng), Number(lat), 'phone', '2026-01-01', 1]);
    residents.push([COUNTY, newId(), id, name ?? '', sex === '男' ? 'male' : 'female', Number(birth?.slice(0, 4)), phone ?? '', String(name === holder), 'living_here']);
    n += 1;
  }
  const began = performance.now();
  await loadAsOwner(url, COUNTY, async (tx) => {
    await tx.query({ text: 'create table honeycomb.bench_households (like honeycomb.households including all)' });
    await tx.query({ text: 'create table honeycomb.bench_residents (like honeycomb.residents including all)' });
    await tx.copy('honeycomb.bench_households', ['county_code', 'household_id', 'unit_code', 'household_number', 'address', 'lng', 'lat', 'contact_preference', 'valid_from', 'facts_told'], households);
    await tx.copy('honeycomb.bench_residents', ['county_code', 'resident_id', 'household_id', 'name', 'sex', 'birth_year', 'phone', 'householder', 'state'], residents);
  });
  return (performance.now() - began) / 1000;
}

const round = (n: number): number => Math.round(n * 100) / 100;
