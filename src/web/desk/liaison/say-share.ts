/** A share in per cent that never says 100 while something is missing, nor 0 while there is something. */
export function sayShare(part: number, whole: number): string {
  if (whole === 0) return '—';
  if (part >= whole) return '100%';
  const share = Math.floor((part / whole) * 1000) / 10;
  return `${share === 0 && part > 0 ? '0.1' : share.toFixed(1)}%`;
}
