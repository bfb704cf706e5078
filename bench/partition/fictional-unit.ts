import { chance } from '../../demo/random.js';
import type { PartitionProblem } from '../../src/rooms/liaison/door.js';

/** A unit of hamlets and buildings: households crowd together, liaisons live among them, some wishes, room for about a tenth more. */
export function fictionalUnit(seed: number, households: number, liaisons: number): PartitionProblem {
  const random = chance(seed, 'partition bench');
  const side = 800 + Math.sqrt(households) * 60;
  const hamlets = Array.from({ length: Math.max(1, Math.round(liaisons / 2)) }, () => ({ x: random.next() * side, y: random.next() * side, wide: 40 + random.next() * side * 0.1 }));
  const near = (): { x: number; y: number; group: number } => {
    const group = random.below(hamlets.length);
    const { x, y, wide } = hamlets[group]!;
    const angle = random.next() * 2 * Math.PI;
    const far = wide * Math.sqrt(-2 * Math.log(1 - random.next()));
    return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle), group };
  };
  const capacity = Math.ceil((households / liaisons) * 1.1);
  return {
    households: Array.from({ length: households }, (_, k) => {
      const building = random.below(Math.ceil(households / 12));
      return { id: `h${k}`, ...near(), building: `b${building}`, ...(random.next() < 0.1 ? { prefers: `l${random.below(liaisons)}` } : {}) };
    }),
    liaisons: Array.from({ length: liaisons }, (_, k) => ({ id: `l${k}`, ...near(), building: `b${random.below(Math.ceil(households / 12))}`, capacity, least: Math.floor((households / liaisons) * 0.6) })),
  };
}
