import type { CaseRecord, Command } from './case.js';
import { REFUSALS_BEFORE_CONSULTATION } from './passing-on.js';

/**
 * Which next holder a command will need, so that the use case can look for one before the rule decides. Null: none.
 * `except` is never chosen: whoever refused, answered or proposed does not get the same case back for this.
 */
export function successorWanted(c: CaseRecord, kind: Command['kind'], actorId: string | null):
  { purpose: 'handle' | 'call_back' | 'review' | 'consult'; unitCode: string; except: readonly string[] } | null {
  const except = [...c.excludedPersonIds, ...(c.handlerPersonId ? [c.handlerPersonId] : []), ...(actorId ? [actorId] : [])];
  switch (kind) {
    case 'answer': return { purpose: 'call_back', unitCode: c.unitCode, except: [c.holderPersonId ?? '', ...except].filter(Boolean) };
    case 'refuse': return c.refusals + 1 >= REFUSALS_BEFORE_CONSULTATION
      ? { purpose: 'consult', unitCode: c.unitCode, except: [] }
      : { purpose: 'handle', unitCode: c.unitCode, except };
    // Reopened: others than before, from one level up when there is one.
    case 'reopen': case 'call_back': return { purpose: 'handle', unitCode: c.unitCode, except };
    case 'hand_on': return { purpose: 'handle', unitCode: c.unitCode, except: [c.holderPersonId ?? '', ...c.excludedPersonIds].filter(Boolean) };
    case 'propose_not_accepted': return { purpose: 'review', unitCode: c.unitCode, except };
    default: return null;
  }
}

/** The desk that takes a case when no person is found: the town's, or the county's where there is no town. */
export const deskOf = (unitCode: string): string => unitCode.slice(0, 9);
