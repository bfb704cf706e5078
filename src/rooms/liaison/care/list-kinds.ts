import type { CareKind } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import type { Ground } from '../../../ground/ground.js';
import { done, type Result } from '../../../ground/result.js';
import { kindsInUse } from './store.js';

/** What the marks of the four groups mean: service, purpose, legal basis and how long at most. */
export const listKinds = (ground: Ground, actor: Person): Promise<Result<{ rows: CareKind[] }>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => done({ rows: await kindsInUse(tx) }));
