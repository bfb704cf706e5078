import { OperatorFault } from '../ground/operator-fault.js';

/** How a command speaks: to a person in lines, or to a program in exactly one JSON object on stdout. */
export interface Console {
  json: boolean;
  /** A line on the way. With --json it goes to stderr. */
  say(line: string): void;
  /** How far it is, 0 to 1: a bar that redraws itself in a terminal, otherwise a plain line every tenth. */
  progress(what: string, share: number): void;
  /** The result, once: the object for programs, the lines for people. */
  answer(object: Record<string, unknown>, lines?: readonly string[]): void;
}

export function openConsole(json: boolean): Console {
  const out = json ? process.stderr : process.stdout;
  let tenth = -1;
  return {
    json,
    say: (line) => { out.write(`${line}\n`); },
    progress: (what, share) => {
      const percent = Math.floor(Math.min(Math.max(share, 0), 1) * 100);
      if (process.stderr.isTTY) {
        const full = Math.floor(percent / 4);
        process.stderr.write(`\r${what} ${'█'.repeat(full)}${'░'.repeat(25 - full)} ${percent}%${percent === 100 ? '\n' : ''}`);
      } else if (Math.floor(percent / 10) !== tenth) {
        tenth = Math.floor(percent / 10);
        process.stderr.write(`${what} ${percent}%\n`);
      }
    },
    answer: (object, lines = []) => {
      if (json) process.stdout.write(`${JSON.stringify(object)}\n`);
      else for (const line of lines) process.stdout.write(`${line}\n`);
    },
  };
}

/** The end of a command that could not do its work: a sentence for what people can put right, a stack for a bug. */
export function tellFailure(error: unknown, json: boolean): void {
  if (error instanceof OperatorFault) {
    process.stderr.write(`${error.message}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ error: { zh: error.zh, en: error.en } })}\n`);
    return;
  }
  const words = error instanceof Error ? error.stack ?? error.message : String(error);
  process.stderr.write(`程序出错，请把以下内容报告给维护者。 This is a bug; please report what follows.\n${words}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { zh: '程序出错。', en: 'This is a bug.' } })}\n`);
}
