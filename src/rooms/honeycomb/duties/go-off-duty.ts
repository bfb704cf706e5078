import type { z } from 'zod';
import type { endDuty as endDutyShape } from '../../../contract/honeycomb.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { peopleByIds } from '../people/store.js';
import { endDuty } from './end-duty.js';
import { onDutyUntil } from './store.js';

/** How far back a phone without signal may say it went off duty. */
const LATEST_WORD_MS = 24 * 60 * 60_000;

/**
 * "I go off duty now", or a dispatcher says so for somebody of their area. `wasOnDuty` is false when there was nothing to
 * end. An instant from a phone without signal counts when it is not later than now and not a day old.
 */
export async function goOffDuty(
  ground: Ground, actor: Person, command: z.output<typeof endDutyShape>, now: Instant,
): Promise<Result<{ wasOnDuty: boolean; onDutyUntil: Instant | null }>> {
  const personId = command.personId ?? actor.personId;
  const at = command.at ?? now;
  if (at > now || at < now - LATEST_WORD_MS) return refuse('time_not_possible');
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const person = (await peopleByIds(tx, [personId])).get(personId);
    if (!person) return refuse('person_unknown');
    // Ending somebody else's duty takes the right to override in the unit they serve.
    if (personId !== actor.personId && !mayIn(actor, 'case.override', person.unitCode)) return refuse('not_allowed');
    return once(tx, command.commandId, { command, by: actor.personId }, async () => {
      const wasOnDuty = await endDuty(tx, personId, at);
      return done({ wasOnDuty, onDutyUntil: await onDutyUntil(tx, personId, at) });
    });
  });
}
