import { scopeOf, type Actor, type Person } from '../../../../ground/access/actor.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { writeSheet, type SheetCell } from '../../../../ground/sheets/write-sheet.js';
import type { Sheet } from '../register/export-register.js';
import type { Note } from '../rules/roster.js';
import { FIELD_WORDS, NOTE_WORDS, OUTCOME_WORDS, RESULT_WORDS } from '../sheet-words.js';
import { readImport } from './show-imports.js';
import { resultRows, type ResultRow, type StoredImport } from './store.js';

const AT_ONCE = 2000;

/** The row-by-row result of a checked or applied import as .xlsx, in the order of the file: result, why, and the row itself. */
export async function writeResult(ground: Ground, actor: Person, importId: string): Promise<Result<Sheet>> {
  const found = await ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => readImport(tx, actor, importId));
  if (!found || !('accepted' in found.counts)) return refuse('not_found');
  const columns = found.columns.filter((column) => column.forbidden === null);
  const mark = ground.demo ? '演示数据 · ' : '';
  return done({
    fileName: `${found.fileName.replace(/\.[^.]{1,5}$/, '')}-导入结果${ground.demo ? '-演示数据' : ''}.xlsx`,
    bytes: writeSheet({
      name: '导入结果', title: `${mark}${found.unitName} · ${found.fileName} · 接受 ${found.counts.accepted}，更正 ${found.counts.corrected}，未接受 ${found.counts.rejected}`,
      headings: ['文件行号', '结果', '说明', '写入', '第几户', ...columns.map((column) => column.heading || `第 ${column.index + 1} 列`)],
      widths: [9, 9, 50, 9, 8, ...columns.map(() => 14)],
    }, rowsOf(ground, actor, found, columns.map((column) => column.index))),
  });
}

async function* rowsOf(ground: Ground, actor: Actor, found: StoredImport, columns: readonly number[]): AsyncGenerator<SheetCell[][]> {
  for (let after = 0; ;) {
    const rows = await ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => resultRows(tx, found.importId, { result: null, note: null, after, limit: AT_ONCE }));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => lineOf(row, columns));
    after = last.rowNumber;
  }
}

const lineOf = (row: ResultRow, columns: readonly number[]): SheetCell[] => [row.rowNumber, RESULT_WORDS[row.result] ?? row.result, (row.notes ?? []).map(sayNote).join('；'),
  row.outcome === null ? null : OUTCOME_WORDS[row.outcome] ?? row.outcome, row.household, ...columns.map((column) => row.cells[column] ?? null)];

/** `电话：去掉空格和符号（100 1234 5678 → 10012345678）`. */
export const sayNote = ({ code, field, was, now }: Note): string =>
  `${field ? `${FIELD_WORDS[field] ?? field}：` : ''}${NOTE_WORDS[code] ?? code}${was ? `（${was}${now ? ` → ${now}` : ''}）` : ''}`;
