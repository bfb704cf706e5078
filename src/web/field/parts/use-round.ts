import { useMemo } from 'react';
import { useMinute } from '../../ui/now.js';
import { useLive } from '../app/live-value.js';
import { useMe } from '../app/me.js';
import type { KeptRound } from '../offline/database.js';
import { knownRound } from '../offline/known-round.js';
import { deeds } from '../offline/queue.js';
import { roundOf, type RoundEntry } from '../offline/round-state.js';

export interface HeldRound { kept: KeptRound | null; entries: RoundEntry[]; failed: unknown; asking: boolean }

/** My households as this phone knows them now, the most pressing first, its own unsent visits included. */
export function useRound(): HeldRound {
  const me = useMe();
  const { kept, failed, asking } = useLive(knownRound);
  const queue = useLive(deeds);
  const minute = useMinute();
  const entries = useMemo(() => {
    const own = queue.filter((d) => d.kind === 'care' && d.personId === me.personId);
    // A visit of this very minute is already part of it.
    return kept ? roundOf(kept.round, own, minute + 59_999) : [];
  }, [kept, queue, minute, me.personId]);
  return { kept, entries, failed, asking };
}

export const useEntry = (householdId: string): HeldRound & { entry: RoundEntry | undefined } => {
  const held = useRound();
  return { ...held, entry: held.entries.find((e) => e.householdId === householdId) };
};
