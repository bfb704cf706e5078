import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import type { Instant } from '../../../ground/time.js';
import { knowPromises } from './know-promises.js';
import { stageInForce } from './rules/clock.js';

/** What whoever reports now is promised, in minutes: until a named person has it, and until somebody is there. */
export const promisedMinutes = (ground: Ground, at: Instant): Promise<{ dispatchMinutes: number; arriveMinutes: number }> =>
  ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const promises = await knowPromises(tx);
    const minutes = (stage: 'dispatch' | 'arrive'): number => stageInForce(promises, stage, 'ordinary', at).minutes;
    return { dispatchMinutes: minutes('dispatch'), arriveMinutes: minutes('arrive') };
  });
