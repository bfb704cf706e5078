import { InvalidArgumentError, type Command } from 'commander';
import { readLetters } from '../replay/read-letters.js';
import { replayLetters } from '../replay/replay-letters.js';
import { withServer } from '../replay/with-server.js';
import { openConsole } from '../console.js';
import { readEnvironment } from '../read-environment.js';

interface Options { json?: boolean; url?: string; atOnce: number; limit?: number }

const count = (text: string): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 100_000) throw new InvalidArgumentError('1–100000');
  return n;
};

export function describe(command: Command): void {
  command
    .argument('<file>', '信件文件（CSV，含 title、detail 列） · a CSV file of letters with the columns title, detail')
    .option('--url <url>', '提交到这个服务；不填则用本机正在运行的，没有就临时启动一个 · the server to report to; else the one that runs here, else a temporary one')
    .option('--at-once <n>', '同时提交的数量 · reports under way at a time', count, 8)
    .option('--limit <n>', '最多提交多少封 · at most so many letters', count)
    .action(async (file: string, options: Options) => {
      const console = openConsole(options.json ?? false);
      const letters = await readLetters(file, options.limit ?? 100_000);
      const result = await withServer(options.url ?? null, readEnvironment(console.say), console.say, (url) =>
        replayLetters(url, letters, options.atOnce, (done) => { if (done % 100 === 0) console.say(`${done}/${letters.length}`); }));
      console.answer({ ...result }, [
        `信件 ${result.letters} 封 → 事项 ${result.cases} 件；派到人 ${result.dispatched}，有责任人 ${result.withHolder}，时钟在走 ${result.withRunningClock}，遗失 ${result.lost}。`,
        `${result.letters} letters → ${result.cases} cases; ${result.dispatched} with a named person, ${result.withHolder} with a holder, ${result.withRunningClock} with a running clock, ${result.lost} lost.`,
        `从提交到派到人 report → person: p50 ${result.dispatchMsP50} ms, p99 ${result.dispatchMsP99} ms`,
      ]);
      if (result.lost > 0) process.exitCode = 1;
    });
}
