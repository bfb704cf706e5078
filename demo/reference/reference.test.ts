import { expect, it } from 'vitest';
import { startingDuties } from './duty-chart.js';
import { parentOfMatter, startingMatters } from './matters.js';
import { startingStages } from './stages.js';

const codes = new Set(startingMatters.map((m) => m.code));

it('every matter stands once, below a head that stands before it', () => {
  expect(codes.size).toBe(startingMatters.length);
  startingMatters.forEach((m, i) => {
    const parent = parentOfMatter(m.code);
    if (parent !== null) expect(startingMatters.slice(0, i).some((head) => head.code === parent), m.code).toBe(true);
  });
  expect(startingMatters.filter((m) => m.code.includes('.')).length).toBeGreaterThanOrEqual(60);
});

it('no matter lists a word twice, and every matter but the last resort has words', () => {
  for (const m of startingMatters) {
    expect(new Set(m.keywords).size, m.code).toBe(m.keywords.length);
    if (m.code !== 'other') expect(m.keywords.length, m.code).toBeGreaterThan(0);
  }
});

it('the division of work speaks of matters that exist and covers every matter', () => {
  for (const duty of startingDuties) if (duty.matter !== '') expect(codes.has(duty.matter), duty.matter).toBe(true);
  expect(startingDuties.some((duty) => duty.matter === '' && duty.part === 'lead')).toBe(true);
});

it('54321: five minutes, forty minutes, thirty minutes, two days, a week', () => {
  const minutes = (stage: string, of: string): number | undefined => startingStages.find((s) => s.stage === stage && s.class === of)?.minutes;
  expect([minutes('dispatch', 'any'), minutes('arrive', 'any'), minutes('solve', 'ordinary'), minutes('solve', 'complex'), minutes('solve', 'major')])
    .toEqual([5, 40, 30, 2 * 1440, 7 * 1440]);
});
