import type { Fact } from '../../../../ground/facts/fact.js';
import type { Instant } from '../../../../ground/time.js';

/**
 * What the register tells. Ids and the names of fields only: what was written stands in the register, not in the facts, which
 * are never erased. One fact per household and step, its residents inside.
 */
export type RegisterFactKind = 'HouseholdRegistered' | 'HouseholdChanged' | 'HouseholdMoved' | 'HouseholdEnded' | 'HouseholdReturned' | 'HouseholdsMerged' | 'HouseholdsUnmerged'
  | 'RosterReceived' | 'RosterApplied' | 'RegisterExported' | 'RegisterForgotten';

export interface ToldResidents { registered: string[]; changed: { residentId: string; fields: string[] }[] }
export interface RegisterFactData {
  fields?: string[]; residents?: ToldResidents; importId?: string | null; fromUnit?: string; toUnit?: string; because?: string; mergeId?: string; otherId?: string;
  rows?: number; counts?: Record<string, number>;
}

export interface FactTeller { newId(): string; actorKind: Fact['actorKind']; actorId: string | null; at: Instant }

export const registerFact = (
  teller: FactTeller, kind: RegisterFactKind, subject: { kind: 'household' | 'roster' | 'export' | 'register'; id: string; sequence: number; unitCode: string }, data: RegisterFactData,
): Fact => ({
  factId: teller.newId(), kind, subjectKind: subject.kind, subjectId: subject.id, subjectSequence: subject.sequence, data, actorKind: teller.actorKind,
  actorId: teller.actorId, unitCode: subject.unitCode, happenedAt: teller.at,
});
