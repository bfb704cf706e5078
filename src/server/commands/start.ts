import type { Command } from 'commander';
import { openConsole } from '../console.js';
import { readEnvironment } from '../read-environment.js';
import { serveAll } from '../serve-all.js';
import { endProcess, untilStopped } from '../until-stopped.js';

export function describe(command: Command): void {
  command.action(async (options: { json?: boolean }) => {
    const console = openConsole(options.json ?? false);
    const stopped = untilStopped();
    const running = await serveAll(readEnvironment(console.say), console.say);
    if (!console.json) console.say(`ready ${running.url}`);
    if (running.demo) for (const line of await accountLines()) console.say(line);
    console.answer({ ready: running.url });
    await stopped;
    console.say('正在停止。 Stopping.');
    await running.stop();
    endProcess();
  });
}

/** The made-up accounts of the fictional county, as wide as the longest name so that they read as a table. */
async function accountLines(): Promise<string[]> {
  const { DEMO_PASSWORD, demoAccounts } = await import('../../../demo/accounts.js');
  const width = Math.max(...demoAccounts.map((account) => account.username.length));
  return [
    `演示账号（演示数据，口令均为 ${DEMO_PASSWORD}）。 Demo accounts (made-up data), all with the password ${DEMO_PASSWORD}:`,
    ...demoAccounts.map((account) => `  ${account.username.padEnd(width)}  ${account.title}`),
  ];
}
