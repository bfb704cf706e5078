/**
 * Two numbers as they are copied from a map: `117.4984, 37.4990`, in either order. In China a longitude is always above 70 and a
 * latitude below 54, so that the order tells itself. Null: not such a pair.
 */
export function readPoint(text: string): { lng: number; lat: number } | null {
  const numbers = text.normalize('NFKC').match(/\d{1,3}(?:\.\d+)?/g)?.map(Number) ?? [];
  const [a, b] = numbers;
  if (numbers.length !== 2 || a === undefined || b === undefined) return null;
  const [lng, lat] = a > b ? [a, b] : [b, a];
  return lng > 70 && lng < 136 && lat > 3 && lat < 54 ? { lng, lat } : null;
}
