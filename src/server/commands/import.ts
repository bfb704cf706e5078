import { Option, type Command } from 'commander';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { sentenceOf, type RefusalCode } from '../../contract/refusals.js';
import { openFileStore } from '../../ground/files/open-file-store.js';
import { OperatorFault } from '../../ground/operator-fault.js';
import { importFile, MOST_ROSTER_BYTES, sayNote } from '../../rooms/honeycomb/door.js';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { openGround } from '../open-ground.js';
import { LIAISON_SIDE } from '../liaison-side.js';
import { readEnvironment } from '../read-environment.js';

interface Options { json?: boolean; unit: string; datum: 'wgs84' | 'gcj02' | 'bd09'; apply?: boolean }

/** Ends with status 1 when the file is refused; rejected rows are a result, not a failure. */
export function describe(command: Command): void {
  command
    .argument('<file>', '花名册（.xlsx 或 .csv） · the roster')
    .requiredOption('--unit <code>', '导入到哪个村、社区、小区，或上级单位 · into which unit')
    .addOption(new Option('--datum <system>', '文件中坐标的坐标系 · the coordinate system of the file').choices(['wgs84', 'gcj02', 'bd09']).default('wgs84'))
    .option('--apply', '写入登记；不加则只核对 · write it; without this it is only checked')
    .action(async (path: string, options: Options) => {
      const console = openConsole(options.json ?? false);
      const file = await readRoster(path);
      const settings = readEnvironment(console.say);
      const database = await openDatabaseOf(settings, { bring: 'check', say: console.say });
      const ground = await openGround(database.url, openFileStore(settings), { max: 3 });
      try {
        const result = await importFile(ground, { unitCode: options.unit, fileName: basename(path).slice(0, 200), datum: options.datum.toUpperCase() as 'WGS84', file, apply: options.apply ?? false },
          LIAISON_SIDE.follow, (step, share) => console.progress(step === 'check' ? '核对 check' : '写入 apply', share));
        if (!result.ok) {
          const { code, values } = result.refusal;
          throw new OperatorFault(sentenceOf(code as RefusalCode, values, 'zh'), sentenceOf(code as RefusalCode, values, 'en'));
        }
        const { found, counts, rejected, corrected } = result.value;
        console.answer({
          applied: found.state === 'applied', importId: found.importId, unit: found.unitCode, file: found.fileName, sheet: found.sheetName, otherSheets: found.otherSheets, rows: found.rows, ...counts,
          columns: found.columns.map(({ index, heading, field, forbidden }) => ({ index, heading, field, forbidden })),
          rejectedRows: rejected.map(({ rowNumber, notes }) => ({ row: rowNumber, notes })), correctedRows: corrected.map(({ rowNumber, notes }) => ({ row: rowNumber, notes })),
        }, [
          ...(found.otherSheets.length === 0 ? [] : [`只读了工作表“${found.sheetName ?? ''}”；没有读：${found.otherSheets.join('、')}。 Only the sheet “${found.sheetName ?? ''}” was read, not ${found.otherSheets.join(', ')}.`]),
          ...found.columns.map((column) => `${column.heading || `#${column.index + 1}`} → ${column.forbidden ? '不收集，已去除 not collected' : column.field ?? '不用 unused'}`),
          `${found.rows} 行：接受 ${counts.accepted}，更正 ${counts.corrected}，未接受 ${counts.rejected}。 ${found.rows} rows: ${counts.accepted} accepted, ${counts.corrected} corrected, ${counts.rejected} rejected.`,
          ...rejected.slice(0, 50).map((row) => `  第 ${row.rowNumber} 行 row ${row.rowNumber}: ${row.notes.map(sayNote).join('；')}`),
          `户：新登记 ${counts.households.registered}，更新 ${counts.households.changed}，没有变化 ${counts.households.unchanged}；居民：${counts.residents.registered} / ${counts.residents.changed} / ${counts.residents.unchanged}。 Households registered / changed / unchanged; residents likewise.`,
          found.state === 'applied' ? '已写入登记。 Written into the register.' : '只作了核对；加 --apply 写入。 Only checked; --apply writes it.',
        ]);
      } finally {
        await ground.database.close();
        await database.close();
      }
    });
}

async function readRoster(path: string): Promise<Buffer> {
  const about = await stat(path).catch(() => null);
  if (!about?.isFile()) throw new OperatorFault(`没有这个文件：${path}`, `There is no file ${path}.`);
  if (about.size > MOST_ROSTER_BYTES) throw new OperatorFault('文件超过 40 MB，请按村分成几个。', 'The file is larger than 40 MB; split it by village.');
  return readFile(path);
}
