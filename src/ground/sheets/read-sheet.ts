import { openCsv } from './read-csv.js';
import { openXlsx } from './read-xlsx.js';
import { SHEET_LIMITS, SheetFault, type OpenedSheet, type SheetLimits } from './sheet.js';

const starts = (file: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => file[i] === byte);

/**
 * Opens a table by what its bytes are, whatever its name says. Throws SheetFault: an old .xls, a picture, an encrypted or
 * broken file, one that unpacks to more than the limits.
 */
export async function openSheet(file: Buffer, limits: SheetLimits = SHEET_LIMITS): Promise<OpenedSheet> {
  if (file.length === 0) throw new SheetFault('empty');
  if (starts(file, 0x50, 0x4b)) return openXlsx(file, limits);
  // A compound file: an .xls of before 2007, or an .xlsx behind a password.
  if (starts(file, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetFault(file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_xls');
  if (/^\s*(%PDF|<(!doctype|html|\?xml)|\{\\rtf)/i.test(file.toString('latin1', 0, 64))) throw new SheetFault('not_a_sheet');
  return openCsv(file, limits);
}
