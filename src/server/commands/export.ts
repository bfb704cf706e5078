import type { Command } from 'commander';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sentenceOf, type RefusalCode } from '../../contract/refusals.js';
import { openFileStore } from '../../ground/files/open-file-store.js';
import { OperatorFault } from '../../ground/operator-fault.js';
import { exportRegister } from '../../rooms/honeycomb/door.js';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { openGround } from '../open-ground.js';
import { readEnvironment } from '../read-environment.js';

export function describe(command: Command): void {
  command
    .requiredOption('--unit <code>', '哪个单位及其下级 · which unit and all below it')
    .requiredOption('--out <file>', '写到哪个 .xlsx 或 .csv 文件 · the .xlsx or .csv file to write')
    .action(async (options: { json?: boolean; unit: string; out: string }) => {
      const console = openConsole(options.json ?? false);
      const settings = readEnvironment(console.say);
      const database = await openDatabaseOf(settings, { bring: 'check', say: console.say });
      const ground = await openGround(database.url, openFileStore(settings), { max: 2 });
      try {
        const sheet = await exportRegister(ground, { kind: 'system' }, options.unit, ground.now(), options.out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx');
        if (!sheet.ok) throw new OperatorFault(sentenceOf(sheet.refusal.code as RefusalCode, sheet.refusal.values, 'zh'), sentenceOf(sheet.refusal.code as RefusalCode, sheet.refusal.values, 'en'));
        await pipeline(sheet.value.bytes, createWriteStream(options.out));
        console.answer({ out: options.out, name: sheet.value.fileName }, [`已导出到 ${options.out}。 Written to ${options.out}.`]);
      } finally {
        await ground.database.close();
        await database.close();
      }
    });
}
