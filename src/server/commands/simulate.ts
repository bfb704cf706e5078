import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { migrate } from '../../ground/database/migrate.js';
import { startPrivateServer } from '../../ground/database/private-server.js';
import { chinaDay, dayToIso, isoToDay } from '../../ground/time.js';
import { openConsole } from '../console.js';
import { untilStopped } from '../until-stopped.js';

interface Options { json?: boolean; size: 'small' | 'county'; day: string; reports?: number; speed: number; seed: number; keep?: string }

const REPORTS = { small: 150, county: 6000 };
const STOPPED = 130;

export function describe(command: Command): void {
  command
    .addOption(new Option('--size <size>', '规模 · size').choices(['small', 'county']).default('small'))
    .addOption(new Option('--day <YYYY-MM-DD>', '哪一天 · which day').argParser(dayOf).default(dayToIso(chinaDay(Date.now())), '今天 today'))
    .addOption(new Option('--reports <n>', '诉求件数（默认 small 150，county 6000）· how many reports').argParser(whole(1, 200_000)))
    .addOption(new Option('--speed <n|max>', '比真实快几倍 · times real time').argParser((text) => (text === 'max' ? Infinity : whole(1, 100_000)(text))).default(Infinity, 'max'))
    .addOption(new Option('--seed <n>', '种子 · seed').argParser(whole(0, 2_147_483_647)).default(1))
    .option('--keep <dir>', '把这一天的数据库留在此目录，可用 SIZHI_DATA 打开 · keep the day’s database in this folder, to be opened with SIZHI_DATA')
    .action(simulate);
}

/** A day in a database of its own, never in the one of the settings. Ends with status 1 when an invariant is broken or a report is lost. */
async function simulate(options: Options): Promise<void> {
  const console = openConsole(options.json ?? false);
  const stopped = untilStopped();
  const folder = options.keep === undefined ? join(tmpdir(), `sizhi-day-${process.pid}-${randomBytes(4).toString('hex')}`) : resolve(options.keep);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const server = await startPrivateServer({ dataFolder: folder, durable: options.keep !== undefined, say: console.say });
  const close = async (): Promise<void> => {
    await server.stop();
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
    const { simulateDay } = await import('../../../demo/simulator/simulate-day.js');
    const { dayLines } = await import('../../../demo/simulator/figures/day-lines.js');
    const lived = await Promise.race([
      simulateDay({
        databaseUrl: server.url, dataFolder: folder, size: options.size, day: options.day, reports: options.reports ?? REPORTS[options.size],
        seed: options.seed, speed: options.speed, say: console.say, progress: console.progress,
      }),
      stopped.then(() => null),
    ]);
    if (lived === null) {
      console.say('已停止，这一天没有过完。 Stopped before the day was over.');
      process.exitCode = STOPPED;
      return;
    }
    console.answer({ ...lived }, dayLines(lived));
    if (lived.lost > 0 || lived.verify.violations.length > 0) process.exitCode = 1;
  } finally {
    await close();
    // A day that was stopped still has its server open; there is nothing left for it to do.
    if (process.exitCode === STOPPED) process.exit();
  }
}

function dayOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || dayToIso(isoToDay(text)) !== text || text < '2025-02-01' || text > '2099-12-31') {
    throw new InvalidArgumentError('请写成 2026-11-24，不早于 2025-02-01 · write it as 2026-11-24, not before 2025-02-01');
  }
  return text;
}

const whole = (least: number, most: number) => (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`${least}–${most}`);
  return value;
};
