import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { COMMANDS, type CommandLine } from './commands.js';
import { tellFailure } from './console.js';

/** A command's module: gives the command its arguments, options and action. Settings come from readEnvironment(). */
interface CommandModule { describe(command: Command): void }

const NOT_YET = 2;

/** Reads only the module of the command that was asked for, so that `--help` answers at once. */
export async function runCli(args: readonly string[]): Promise<void> {
  const json = args.includes('--json');
  const asked = args.find((arg) => !arg.startsWith('-'));
  const program = new Command('sizhi').description('四制：县域基层服务平台 · the platform for a county’s grassroots service')
    .usage('<command> [options]').showHelpAfterError('（--help 查看用法 for usage）').helpCommand(false);
  for (const line of COMMANDS) {
    const command = program.command(line.name).summary(`${line.zh} · ${line.en}`).description(`${line.zh}\n${line.en}`)
      .option('--json', '只在标准输出打印一个 JSON 对象 · print one JSON object on stdout');
    if (line.name !== asked) continue;
    const module = await find(line);
    if (module) module.describe(command);
    else command.allowUnknownOption().allowExcessArguments().action(() => tellNotYet(line, json));
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    tellFailure(error, json);
    process.exitCode = 1;
  }
}

async function find(line: CommandLine): Promise<CommandModule | undefined> {
  const file = new URL(`./commands/${line.name}.ts`, import.meta.url);
  return existsSync(fileURLToPath(file)) ? await import(file.href) as CommandModule : undefined;
}

function tellNotYet(line: CommandLine, json: boolean): void {
  const [zh, en] = line.comesWith ?? ['后续版本', 'a later version'];
  process.stderr.write(`命令 ${line.name} 将随“${zh}”提供。\nThe command ${line.name} comes with ${en}.\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { zh: `命令 ${line.name} 将随“${zh}”提供。`, en: `The command ${line.name} comes with ${en}.` } })}\n`);
  process.exitCode = NOT_YET;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runCli(process.argv.slice(2));
