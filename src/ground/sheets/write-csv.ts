import papa from 'papaparse';
import { harmless, type SheetCell, type SheetPlan } from './write-sheet.js';

/** The same sheet as a text file in UTF-8 with the mark by which spreadsheet programs know it; lines end as they expect. */
export async function* writeCsv(plan: Pick<SheetPlan, 'title' | 'headings'>, rows: AsyncIterable<readonly (readonly SheetCell[])[]>): AsyncGenerator<Buffer> {
  const lines = (some: readonly (readonly SheetCell[])[]): Buffer =>
    Buffer.from(`${papa.unparse(some.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell.toWellFormed()) : cell))), { newline: '\r\n' })}\r\n`);
  yield Buffer.from('\ufeff');
  yield lines([...(plan.title === null ? [] : [[plan.title]]), plan.headings]);
  for await (const batch of rows) if (batch.length > 0) yield lines(batch);
}
