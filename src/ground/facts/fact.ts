import type { Instant } from '../time.js';

/** Something that happened, in the past tense. A rule answers facts; the use case has them recorded in its transaction. */
export interface Fact<Kind extends string = string, Data extends object = object> {
  factId: string;
  kind: Kind;
  subjectKind: string;
  subjectId: string;
  /** 1, 2, 3 … per subject; the primary key, so two writers of one subject cannot both win. */
  subjectSequence: number;
  data: Data;
  actorKind: 'system' | 'person' | 'reporter';
  actorId: string | null;
  unitCode: string;
  happenedAt: Instant;
}

/** A fact as it is read back. */
export interface RecordedFact extends Fact<string, Record<string, unknown>> {
  countyCode: string;
  position: number;
  recordedAt: Instant;
}
