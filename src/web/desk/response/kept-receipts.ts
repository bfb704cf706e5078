/**
 * The secret of a tracking link is made here and only its hash is kept by the server, so a receipt with its link can be
 * printed only while this tab remembers it.
 */
const key = (caseId: string) => `sizhi.receipt.${caseId}`;

export function keepReceipt(caseId: string, secret: string): void {
  try { sessionStorage.setItem(key(caseId), secret); } catch { /* storage forbidden: the receipt carries the number only */ }
}

export function keptSecret(caseId: string): string | null {
  try { return sessionStorage.getItem(key(caseId)); } catch { return null; }
}
