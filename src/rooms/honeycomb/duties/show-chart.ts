import type { z } from 'zod';
import type { dutyChart } from '../../../contract/honeycomb.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import type { Ground } from '../../../ground/ground.js';
import { done, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { chartFor } from './chart-for.js';

/** The division of work in force now: the very rows dispatch goes by. */
export const showChart = (ground: Ground, actor: Person, at: Instant): Promise<Result<z.input<typeof dutyChart>>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const { version, effectiveAt, rows } = await chartFor(tx, at);
    return done({ version, effectiveAt, rows: [...rows] });
  });
