import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { chinaDay, type Instant } from '../../../ground/time.js';
import { rollShifts } from './store.js';

/** The roster always stands two weeks ahead. */
export const ROSTER_DAYS = 14;

/**
 * The daily job: makes the shifts of every pattern from yesterday (a night shift may still run) to two weeks ahead.
 * Run again it makes nothing new, and it never revives a shift that was ended early. Answers how many were made.
 */
export const rollRoster = (ground: Pick<Ground, 'database' | 'countyCode'>, at: Instant): Promise<number> =>
  ground.database.transaction(systemScope(ground.countyCode), (tx) =>
    rollShifts(tx, chinaDay(at) - 1, chinaDay(at) + ROSTER_DAYS));
