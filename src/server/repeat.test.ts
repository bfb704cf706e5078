import { expect, it } from 'vitest';
import { repeat } from './repeat.js';

it('goes on after a failure, tells it once while it lasts, and again when it comes back after a success', async () => {
  const told: string[] = [];
  const plan = ['away', 'away', 'away', null, 'away again', 'away again'];
  let tries = 0;
  const loop = repeat(1, async () => {
    const fault = plan[tries];
    tries += 1;
    if (fault) throw new Error(fault);
  }, (error) => told.push((error as Error).message));
  await expect.poll(() => tries).toBeGreaterThanOrEqual(plan.length);
  await loop.stop();
  expect(told).toEqual(['away', 'away again']);
});
