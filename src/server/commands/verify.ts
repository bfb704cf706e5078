import type { Command } from 'commander';
import { openDatabase } from '../../ground/database/database.js';
import { readInstallation } from '../../ground/http/read-installation.js';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { readEnvironment } from '../read-environment.js';
import { verifyAll, type Verified } from '../verify-all.js';
import { INVARIANT_WORDS } from '../invariant-words.js';

/** Ends with status 1 when anything is broken, so that a watch or a pipeline notices. */
export function describe(command: Command): void {
  command.action(async (options: { json?: boolean }) => {
    const console = openConsole(options.json ?? false);
    const database = await openDatabaseOf(readEnvironment(console.say), { bring: 'check', say: console.say });
    try {
      const reader = openDatabase(database.url, { max: 1 });
      const { countyCode } = await readInstallation(reader).finally(() => reader.close());
      const verified = await verifyAll(database.url, countyCode, Date.now(), console.progress);
      console.answer({ ...verified }, linesOf(verified));
      if (verified.violations.length > 0) process.exitCode = 1;
    } finally {
      await database.close();
    }
  });
}

function linesOf(v: Verified): string[] {
  const lines = [`${v.cases} 件诉求（${v.open} 件未办结），${v.facts} 条事实。 ${v.cases} cases (${v.open} open), ${v.facts} facts.`];
  for (const [name, count] of Object.entries(v.byInvariant)) lines.push(`${count === 0 ? '✓' : '✗'} ${INVARIANT_WORDS[name] ?? name}${count === 0 ? '' : `：${count}`}`);
  for (const { invariant, subject, detail } of v.violations) lines.push(`  ${invariant}  ${subject}  ${detail}`);
  lines.push(`听取进度（未读事实） Lag of listeners: ${Object.entries(v.lag).map(([listener, lag]) => `${listener} ${lag}`).join(', ') || '—'}`);
  for (const [listener, failure] of Object.entries(v.failing)) lines.push(`  ${listener} 停在 stands at: ${failure}`);
  if (v.overdueAlarms > 0) lines.push(`${v.overdueAlarms} 个时钟到点超过一分钟还没有响，后台任务可能没有运行。 ${v.overdueAlarms} alarms are more than a minute overdue; is a worker running?`);
  const broken = Object.values(v.byInvariant).reduce((sum, count) => sum + count, 0);
  lines.push(broken === 0 ? '全部不变量成立。 Every invariant holds.' : `发现 ${broken} 处违反。 ${broken} violations.`);
  return lines;
}
