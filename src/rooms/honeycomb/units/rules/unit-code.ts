/**
 * The 12-digit code of GB/T 10114 and the statistics bureau's division list, of which a unit's code is the significant
 * part: zeros fill a county's and a town's; what lies below a village is local and has none.
 */
export const nationalCodeOf = (unitCode: string): string | null => (unitCode.length <= 12 ? unitCode.padEnd(12, '0') : null);

/** `371621000000` → `371621`, `371621001000` → `371621001`, `371621001001` stays. */
export function unitCodeOf(nationalCode: string): string {
  if (nationalCode.endsWith('000000')) return nationalCode.slice(0, 6);
  return nationalCode.endsWith('000') ? nationalCode.slice(0, 9) : nationalCode;
}
