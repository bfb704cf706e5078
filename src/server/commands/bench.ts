import type { Command } from 'commander';
import { openConsole } from '../console.js';

/** One file per figure of product.md's table: bench/<name>.ts exports measure(options, say). */
const BENCHES = ['intake', 'clocks', 'import', 'partition', 'map'] as const;

interface Options { json?: boolean; seconds: string; size: string; clocks: string; due: string; atOnce: string; rows: string }
export interface BenchOptions { seconds: number; size: 'small' | 'county'; clocks: number; due: number; atOnce: number; rows: number }
interface Bench { measure(options: BenchOptions, say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> }

export function describe(command: Command): void {
  command
    .argument('[name]', `测量哪一项 · which figure: ${BENCHES.join(', ')}`, 'intake')
    .option('--seconds <n>', '持续秒数 · how long', '60')
    .option('--size <size>', '演示县规模 · small or county', 'county')
    .option('--at-once <n>', '同时进行的提交 · reports under way at a time', '96')
    .option('--clocks <n>', '在走的时钟数 · open clocks', '1000000')
    .option('--due <n>', '到点的时钟数 · clocks that fall due', '1000')
    .option('--rows <n>', '花名册的行数 · rows of the roster', '200000')
    .action(async (name: string, options: Options) => {
      const console = openConsole(options.json ?? false);
      if (!(BENCHES as readonly string[]).includes(name)) {
        console.say(`没有“${name}”这一项，可选：${BENCHES.join('、')}。 There is no bench “${name}”; choose one of ${BENCHES.join(', ')}.`);
        process.exitCode = 2;
        return;
      }
      const bench = await import(new URL(`../../../bench/${name}.ts`, import.meta.url).href) as Bench;
      const { figures, lines } = await bench.measure({ seconds: Number(options.seconds), size: options.size === 'small' ? 'small' : 'county',
        clocks: Number(options.clocks), due: Number(options.due), atOnce: Number(options.atOnce), rows: Number(options.rows) }, console.say);
      console.answer(figures, lines);
    });
}
