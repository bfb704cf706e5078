/** One row as it stands in the file. Cells are texts; what a cell was beside its text is in the marks, by column from 0. */
export interface SheetRow {
  /** As the program that made the file counts: the first row is 1. */
  number: number;
  cells: string[];
  /** Formulas whose cached value was taken. Nothing is ever evaluated. */
  formulas?: number[];
  /** Formulas without a cached value, or whose value is an error. */
  broken?: number[];
  /** Cells that are empty in the file and lie under a merged one, whose text they were given. */
  filled?: number[];
}

export interface OpenedSheet {
  kind: 'xlsx' | 'csv';
  /** Of a text file, for the person: `UTF-8`, `GB18030`. */
  encoding: string | null;
  /** Of a workbook: the sheet that is read, and the other visible ones with something in them. */
  sheetName: string | null;
  otherSheets: string[];
  /** As far as it is known before reading: rows in the sheet, or lines. */
  rowsExpected: number;
  /** Rows in order, in batches as they come out of the file; between two batches others get their turn. Throws SheetFault. */
  batches(): AsyncGenerator<SheetRow[]>;
}

export interface SheetLimits { rows: number; columns: number; unpackedBytes: number; ratio: number; entries: number; cellLength: number }

export const SHEET_LIMITS: SheetLimits = {
  rows: 200_100, columns: 200, unpackedBytes: 400 * 1024 * 1024, ratio: 150, entries: 1000, cellLength: 1000,
};

export type SheetFaultCode = 'not_a_sheet' | 'old_xls' | 'encrypted' | 'broken' | 'empty' | 'too_many_rows' | 'too_wide' | 'unpacks_too_large';

/** What a file is refused for. Thrown because it may come in the middle of a file; whoever reads makes a refusal of it. */
export class SheetFault extends Error {
  constructor(readonly code: SheetFaultCode) { super(code); }
}
