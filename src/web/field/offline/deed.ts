import type { CommandVerb } from '../../../contract/cases.js';

export interface DeedFile { id: string; name: string; type: string; blob: Blob }

/** Why an upload was refused; `after_refused`: a step before it on the same case was. */
export interface DeedRefusal { code: string; sentence: string }

/** Steps on a household of one's own round. */
export type CareVerb = 'visit' | 'note-need' | 'confirm-need' | 'end-need';

/**
 * Something done on this phone that the server does not know yet. It carries its own id and its own time, so that it
 * counts once and as of when it was done, however often and whenever it is sent.
 */
export interface Deed {
  ordinal?: number;
  personId: string;
  kind: 'command' | 'open' | 'end-duty' | 'care';
  /** The case acted on; for a new case its own id; for going off duty the command id; for a visit or a need its id. */
  subjectId: string;
  caseNumber: string | null;
  verb: CommandVerb | 'open' | 'end-duty' | CareVerb;
  body: Record<string, unknown> & { commandId?: string; at?: number | null; sawVersion?: number | null };
  files: DeedFile[];
  state: 'waiting' | 'refused';
  /** Once it was sent its body never changes: the server tells a repetition by it. */
  sent: boolean;
  tries: number;
  refusal: DeedRefusal | null;
  madeAt: number;
  /** Of a care deed: the household, and its door, so that a refused one can be told apart without the round. */
  householdId?: string;
  door?: string;
  /** Not sent before: time to take a slip of the finger back. */
  holdUntil?: number;
}
