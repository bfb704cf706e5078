/** One promise of 54321. `minutes` from the stage's start; after a breach the next level is called every `escalateMinutes`. */
export interface StartingStage {
  stage: 'dispatch' | 'arrive' | 'solve' | 'confirm' | 'consult' | 'review' | 'pause';
  class: 'any' | 'ordinary' | 'complex' | 'major';
  minutes: number;
  escalateMinutes: number;
}

/** Dispatched in 5 minutes, there in 40, ordinary solved in 30, complex in 2 days, major in a week; all in natural time. */
export const startingStages: readonly StartingStage[] = [
  { stage: 'dispatch', class: 'any', minutes: 5, escalateMinutes: 5 },
  { stage: 'arrive', class: 'any', minutes: 40, escalateMinutes: 20 },
  { stage: 'solve', class: 'ordinary', minutes: 30, escalateMinutes: 30 },
  { stage: 'solve', class: 'complex', minutes: 2880, escalateMinutes: 720 },
  { stage: 'solve', class: 'major', minutes: 10_080, escalateMinutes: 1440 },
  { stage: 'confirm', class: 'any', minutes: 4320, escalateMinutes: 720 },
  { stage: 'consult', class: 'any', minutes: 1440, escalateMinutes: 720 },
  { stage: 'review', class: 'any', minutes: 1440, escalateMinutes: 720 },
  { stage: 'pause', class: 'any', minutes: 4320, escalateMinutes: 720 },
];
