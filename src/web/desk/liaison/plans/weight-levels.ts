import type { PlanSettings } from '../../../../contract/liaison.js';

/** What a person chooses in words, and the metres the optimiser is told. Nearness always counts. */
export type Level = 'none' | 'some' | 'much';
export const LEVELS: readonly Level[] = ['none', 'some', 'much'];
export interface Levels { prefer: Level; side: Level; keep: Level }
type Bonuses = Pick<PlanSettings, 'preferBonus' | 'buildingBonus' | 'entranceBonus' | 'groupBonus' | 'keepBonus'>;

const PREFER: Record<Level, number> = { none: 0, some: 500, much: 2000 };
const BUILDING: Record<Level, number> = { none: 0, some: 100, much: 400 };
const ENTRANCE: Record<Level, number> = { none: 0, some: 150, much: 600 };
const GROUP: Record<Level, number> = { none: 0, some: 100, much: 400 };
const KEEP: Record<Level, number> = { none: 0, some: 200, much: 1000 };

export const bonusesOf = ({ prefer, side, keep }: Levels): Bonuses => ({
  preferBonus: PREFER[prefer], buildingBonus: BUILDING[side], entranceBonus: ENTRANCE[side], groupBonus: GROUP[side], keepBonus: KEEP[keep],
});

/** The nearest level in words of weights that an API client may have set to any metres. */
export const levelsOf = (settings: Bonuses): Levels => ({
  prefer: nearest(PREFER, settings.preferBonus), side: nearest(BUILDING, settings.buildingBonus), keep: nearest(KEEP, settings.keepBonus),
});

const nearest = (meters: Record<Level, number>, wanted: number): Level =>
  LEVELS.reduce((best, level) => (Math.abs(meters[level] - wanted) < Math.abs(meters[best] - wanted) ? level : best), 'none');
