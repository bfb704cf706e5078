import { readFile, stat } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { OperatorFault } from '../../ground/operator-fault.js';
import { MOST_CHARACTERS, readPartitionFile, solveInWorker, type PartitionPlan, type PartitionProblem } from '../../rooms/liaison/door.js';
import { openConsole, type Console } from '../console.js';

interface Options { json?: boolean; limitSeconds: number; distance?: 'floor' | 'euclidean'; seed: number }

const within = (least: number, most: number) => (text: string): number => {
  const n = Number(text);
  if (text.trim() === '' || !(n >= least && n <= most)) throw new InvalidArgumentError(`${least}–${most}`);
  return n;
};

export function describe(command: Command): void {
  command
    .argument('<file>', 'pmedcap、.dat 或 JSON 文件 · a pmedcap, .dat or JSON file')
    .option('--limit-seconds <n>', '最多计算多少秒 · stop after so many seconds with the best so far', within(0.1, 3600), 10)
    .addOption(new Option('--distance <rule>', '距离：向下取整或实数；不填按文件种类 · rounded down or real; else as the kind of file has it').choices(['floor', 'euclidean']))
    .option('--seed <n>', '随机种子 · the seed of chance', within(0, 2 ** 31 - 1), 1)
    .action(async (file: string, options: Options) => {
      const begun = performance.now();
      const console = openConsole(options.json ?? false);
      const problem = await readProblem(file, options.distance);
      const plan = await solve(problem, options, console);
      const seconds = Math.round(performance.now() - begun) / 1000;
      const { objective, lowerBound, unplaced, ignored } = plan;
      const gap = objective === lowerBound || objective === 0 ? 0 : (objective - lowerBound) / Math.abs(objective);
      console.answer({ objective, lowerBound, gap, seconds, assignment: plan.assignment.map(({ householdId, liaisonId }) => [householdId, liaisonId]),
        ...(unplaced.length > 0 ? { unplaced } : {}), ...(ignored.length > 0 ? { ignored } : {}) }, linesOf(plan, gap, seconds));
      // As with verify: what was found wanting is told, and the exit says so too.
      if (unplaced.length > 0) process.exitCode = 1;
    });
}

async function readProblem(file: string, distance: Options['distance']): Promise<PartitionProblem> {
  const unreadable = (error: Error): never => {
    throw new OperatorFault(`读不到文件 ${file}（${error.message}）。`, `The file ${file} cannot be read (${error.message}).`);
  };
  const { size } = await stat(file).catch(unreadable);
  if (size > MOST_CHARACTERS) throw new OperatorFault('文件超过 64 MB，请分单元划分。', 'The file is larger than 64 MB; partition unit by unit.');
  const read = readPartitionFile(await readFile(file, 'utf8').catch(unreadable), distance);
  if (!read.ok) throw new OperatorFault(read.fault.zh, read.fault.en);
  return read.problem;
}

/** What is left of the limit after starting and reading, which count as well; half of it is kept for the work itself. */
const secondsLeft = (limit: number): number => Math.max(limit / 2, limit - performance.now() / 1000);

/** The plan, told on the way; Ctrl-C ends the search with the best so far. */
async function solve(problem: PartitionProblem, options: Options, console: Console): Promise<PartitionPlan> {
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
  process.once('SIGINT', onInterrupt);
  let told = 0;
  const [solved] = await solveInWorker([problem], { limitSeconds: secondsLeft(options.limitSeconds), seed: options.seed, signal: cancel.signal, onProgress: (progress) => {
    if (performance.now() - told < 1000 || progress.objective === null) return;
    told = performance.now();
    console.say(`目前最好 ${tidy(progress.objective)}，下界 ${progress.lowerBound === null ? '未知' : tidy(progress.lowerBound)} · best so far ${tidy(progress.objective)}, bound ${progress.lowerBound === null ? 'unknown' : tidy(progress.lowerBound)}`);
  } });
  process.removeListener('SIGINT', onInterrupt);
  if (!solved) throw new Error('no answer');
  if (!solved.ok) throw new OperatorFault(solved.fault.zh, solved.fault.en);
  return solved.plan;
}

function linesOf({ objective, lowerBound, assignment, unplaced, chosen, proven, ignored }: PartitionPlan, gap: number, seconds: number): string[] {
  const percent = `${(gap * 100).toFixed(3)} %`;
  return [
    `已把 ${assignment.length} 户划入 ${chosen.length} 个微网格；目标值 ${tidy(objective)}，下界 ${tidy(lowerBound)}，${proven ? '已证明最优' : `差距不超过 ${percent}`}；用时 ${seconds} 秒。`,
    `${assignment.length} households in ${chosen.length} micro-grids; objective ${tidy(objective)}, bound ${tidy(lowerBound)}, ${proven ? 'proven optimal' : `gap at most ${percent}`}; ${seconds} s.`,
    ...(unplaced.length > 0 ? [`没有位置的 ${unplaced.length} 户：${named(unplaced.map(({ id, reason, short }) => `${id}（${REASONS[reason][0]} ${short}）`))}`,
      `Without a place ${unplaced.length}: ${named(unplaced.map(({ id, reason, short }) => `${id} (${REASONS[reason][1]} ${short})`))}`] : []),
    ...(ignored.length > 0 ? [`有 ${ignored.length} 个意愿未能采用：${named(ignored.map((i) => `${i.householdId} → ${i.liaisonId ?? '—'}（${WISHES[i.reason]}）`))}`, `${ignored.length} wishes could not be kept: ${named(ignored.map((i) => `${i.householdId} → ${i.liaisonId ?? '—'} (${i.reason.replace('_', ' ')})`))}`] : []),
  ];
}

const REASONS: Record<PartitionPlan['unplaced'][number]['reason'], [zh: string, en: string]> = {
  capacity: ['容量共缺', 'capacity short by'], no_liaison: ['没有联户员，缺', 'no liaison, short by'],
  group_too_large: ['比任何一名联户员的容量多', 'larger than any capacity by'], fragmented: ['余量分散，最大处仍缺', 'room is scattered, the widest lacks'],
};
const WISHES: Record<PartitionPlan['ignored'][number]['reason'], string> = { unknown_liaison: '没有这名联户员', liaison_full: '已满', divided: '同单元门未能放在一起' };
const named = (words: readonly string[]): string => (words.length > 20 ? `${words.slice(0, 20).join('、')} … (${words.length})` : words.join('、'));
const tidy = (n: number): string => String(Math.round(n * 100) / 100);
