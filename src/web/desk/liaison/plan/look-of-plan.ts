import type { Plan } from '../../../../contract/liaison.js';
import type { ThemeName } from '../../../ui/theme.js';
import { gridColors } from '../map/grid-colors.js';

export type PlanHousehold = Plan['households'][number];
export type PlanLiaison = Plan['liaisons'][number];
export interface Placed { household: PlanHousehold; at: [number, number] }

/** Each liaison's colour: neighbours in the list differ; names and lines tell apart what colours repeat. */
export const colorsOf = (liaisons: readonly PlanLiaison[], theme: ThemeName): Map<string, string> =>
  new Map(liaisons.map((one, place) => [one.liaisonId, gridColors(theme)[place % gridColors(theme).length]!]));

/** Nobody is moved whose liaison is as before, nor whoever has none yet. */
export const isMoved = (one: PlanHousehold): boolean => one.nowLiaisonId !== null && one.liaisonId !== null && one.nowLiaisonId !== one.liaisonId;

const HALF_SQUARE = 0.00042;
const GOLDEN_ANGLE = 2.399963;

/** Points are known to a thousandth of a degree; those of one such square are laid out about its middle so that each can be taken up. */
export function layOut(households: readonly PlanHousehold[]): Placed[] {
  const squares = new Map<string, PlanHousehold[]>();
  for (const one of households) {
    if (one.lng === null || one.lat === null) continue;
    const key = `${one.lng} ${one.lat}`;
    const square = squares.get(key);
    if (square) square.push(one); else squares.set(key, [one]);
  }
  return [...squares.values()].flatMap((square) => square.map((household, place): Placed => {
    // The middle stays free for a liaison who lives there.
    const out = HALF_SQUARE * Math.sqrt((place + 1) / (square.length + 1));
    return { household, at: [household.lng! + out * Math.cos(place * GOLDEN_ANGLE), household.lat! + out * Math.sin(place * GOLDEN_ANGLE)] };
  }));
}
