import type { ThemeName } from '../../../ui/theme.js';

/** Neighbouring numbers differ; that the same colour comes again every eight is why numbers and borders are drawn as well. */
const COLORS: Record<ThemeName, readonly string[]> = {
  light: ['#0f6b74', '#b4530a', '#5b4bb0', '#2f7d32', '#a3245f', '#1f5fae', '#7a6a00', '#8a3b2a'],
  dark: ['#5cc7cc', '#f0a45c', '#a79cf5', '#86d18c', '#f08fbc', '#7fb6f5', '#d9c95a', '#e8957f'],
};
export const WITHOUT_GRID = '#d01f1f';

export const gridColors = (theme: ThemeName): readonly string[] => COLORS[theme];
/** Which of the colours a micro-grid has; each unit begins with another one, so that neighbouring villages differ too. */
export const shadeOf = ({ unitCode, number }: { unitCode: string; number: number }): number => (number + 3 * (Number(unitCode.slice(-6)) % 7)) % COLORS.light.length;
export const gridColor = (shade: number, theme: ThemeName): string => COLORS[theme][shade % COLORS[theme].length]!;
export const bytesOf = (hex: string): [number, number, number] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
