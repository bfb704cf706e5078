import type { Command } from 'commander';
import { OperatorFault } from '../../ground/operator-fault.js';
import type { Settings } from '../../ground/settings/settings.js';
import { openConsole } from '../console.js';
import { examineChromium, examineDatabase, examineDisk, examineNode, examinePackages, examinePort, type Finding } from '../examine.js';
import { readEnvironment } from '../read-environment.js';

/** Looks at everything, also when something is not well, and ends with 1 if anything is. */
export function describe(command: Command): void {
  command.action(async (options: { json?: boolean }) => {
    const console = openConsole(options.json ?? false);
    const findings: Finding[] = [examineNode(), await examinePackages()];
    const settings = readWell(findings, console.say);
    if (settings) {
      findings.push(await examineDisk(settings), await examinePort(settings), ...await examineDatabase(settings));
    }
    findings.push(examineChromium());
    const well = findings.every((finding) => finding.well);
    console.answer({ well, findings: findings.map(({ todo, ...rest }) => (rest.well ? rest : { ...rest, todo })) }, findings.map(lineOf));
    if (!well) process.exitCode = 1;
  });
}

function readWell(findings: Finding[], say: (line: string) => void): Settings | undefined {
  try {
    const settings = readEnvironment(say);
    findings.push({ what: '设置 settings', well: true, found: '无误 all fit' });
    return settings;
  } catch (error) {
    if (!(error instanceof OperatorFault)) throw error;
    findings.push({ what: '设置 settings', well: false, found: '有误 do not fit', todo: error.message.replaceAll('\n', ' ') });
    return undefined;
  }
}

const lineOf = ({ what, well, found, todo }: Finding): string => `${well ? '✓' : '✗'} ${what}: ${found}${well || !todo ? '' : `\n    → ${todo}`}`;
