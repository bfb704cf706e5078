import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES, type PaletteName } from './theme.js';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const block = { light: css.split('{')[1]!, dark: css.split("[data-theme='dark']")[1]!.split('}')[0]! };

/** Contrast of WCAG 2.2, success criterion 1.4.3. */
function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const TEXT: [PaletteName, PaletteName][] = [
  ['ink', 'ground'], ['ink-2', 'paper'], ['ink-3', 'ground'], ['ink-3', 'paper'], ['ink-2', 'paper-2'], ['teal', 'paper'], ['teal', 'ground'],
  ['teal', 'teal-soft'], ['on-teal', 'teal'], ['accent', 'accent-soft'], ['accent', 'paper'], ['good', 'good-soft'], ['good', 'paper'],
  ['breach', 'breach-soft'], ['breach', 'paper'], ['on-breach', 'breach'], ['paper', 'accent'],
];

describe.each(['light', 'dark'] as const)('the %s palette', (name) => {
  it('is the same in CSS and in code', () => {
    for (const [key, value] of Object.entries(PALETTES[name])) expect(block[name]).toContain(`--${key}: ${value};`);
  });
  it.each(TEXT)('%s on %s can be read (AA, 4.5 : 1)', (ink, paper) => {
    expect(contrast(PALETTES[name][ink], PALETTES[name][paper])).toBeGreaterThanOrEqual(4.5);
  });
});
