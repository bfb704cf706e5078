import { scopeOf, type Person } from '../access/actor.js';
import type { Ground } from '../ground.js';
import { done, type Result } from '../result.js';
import type { Instant } from '../time.js';
import { markSeen } from './store.js';

/** The client has shown these (delivered) or the person has opened them (read). */
export async function confirmNotices(
  ground: Ground, person: Person, seen: { ids: string[]; state: 'delivered' | 'read' }, at: Instant,
): Promise<Result<{ state: 'delivered' | 'read' }>> {
  await ground.database.transaction(scopeOf(person, ground.countyCode), (tx) => markSeen(tx, person.personId, seen.ids, seen.state, at));
  return done({ state: seen.state });
}
