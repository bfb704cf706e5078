import { isOnDuty, type Serving } from '../county.js';
import { askAs, type World } from '../world.js';

/** Somebody else on duty who could take it, as the screen shows them: of the same kind of post first, never full. */
export async function findColleague(w: World, asking: Serving, unitCode: string, except: readonly string[]): Promise<string | null> {
  const answered = await askAs(w, asking, 'GET', `/api/duty?unit=${unitCode}&limit=200`);
  if (answered.status !== 200) return null;
  const kinds = asking.posts.map((p) => p.kind);
  const rows = (answered.body.rows as { personId: string; postKind: string; openCases: number; capacity: number }[])
    .filter((r) => r.personId !== asking.personId && !except.includes(r.personId) && r.openCases < r.capacity && !['call_back', 'command'].includes(r.postKind))
    .filter((r) => { const known = w.county.people.get(r.personId); return known && isOnDuty(known, w.clock.now()); });
  const alike = rows.filter((r) => kinds.includes(r.postKind));
  const from = alike.length > 0 ? alike : rows;
  return from.length > 0 ? w.random.pick(from).personId : null;
}
