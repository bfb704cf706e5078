import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** On stderr: stdout belongs to the command that is being prepared, which may owe one JSON object there. */
export const say = (line) => { process.stderr.write(`${line}\n`); };

/** Ends with a sentence in both languages, as everything does that whoever runs the machine can put right. */
export function giveUp(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}

/** Runs a program in the checkout, its output passed through. Answers whether it ended well. */
export function run(command, args, env = {}) {
  const ended = spawnSync(command, args, { cwd: ROOT, stdio: ['inherit', 2, 2], env: { ...process.env, ...env } });
  return ended.status === 0;
}

/** True when the program is there. */
export const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
