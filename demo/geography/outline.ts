import { chance } from '../random.js';
import type { Point, Polygon } from './plane.js';

/** The county's border: an ellipse of the given half axes in kilometres, bent by a few slow waves. */
export function countyOutline(seed: number, halfWidth: number, halfHeight: number): Polygon {
  const random = chance(seed, 'outline');
  const waves = [2, 3, 5, 7].map((n) => ({ n, size: 0.11 / n, phase: random.next() * 2 * Math.PI }));
  return Array.from({ length: 96 }, (_, i): Point => {
    const angle = (i / 96) * 2 * Math.PI;
    const bend = 1 + waves.reduce((sum, wave) => sum + wave.size * Math.sin(wave.n * angle + wave.phase), 0);
    return [halfWidth * bend * Math.cos(angle), halfHeight * bend * Math.sin(angle)];
  });
}
