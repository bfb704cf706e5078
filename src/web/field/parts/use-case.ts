import { useMemo } from 'react';
import type { CommandVerb } from '../../../contract/cases.js';
import { useLive } from '../app/live-value.js';
import type { KnownCase } from '../offline/database.js';
import type { Deed, DeedFile } from '../offline/deed.js';
import { known } from '../offline/known-cases.js';
import { withDeeds, type LocalState } from '../offline/local-state.js';
import { addDeed, deeds, madeHere } from '../offline/queue.js';

export interface HeldCase { one: KnownCase; local: LocalState; deeds: readonly Deed[] }

/** One case as this phone knows it, its own unsent steps included. */
export function useHeldCase(id: string): HeldCase | null {
  const { cases } = useLive(known);
  const queue = useLive(deeds);
  return useMemo(() => {
    const one = cases.get(id);
    return one ? { one, local: withDeeds(one.row, queue), deeds: queue.filter((d) => d.subjectId === id) } : null;
  }, [cases, queue, id]);
}

/** Does a step: kept on the phone first, then uploaded. */
export const doStep = (one: KnownCase, verb: CommandVerb, more: Record<string, unknown> = {}, files: DeedFile[] = []): Promise<void> =>
  addDeed({
    kind: 'command', subjectId: one.id, caseNumber: one.row.caseNumber, verb, files,
    body: { ...madeHere(one.row.version), ...more, ...(files.length > 0 ? { fileIds: files.map((f) => f.id) } : {}) },
  });
