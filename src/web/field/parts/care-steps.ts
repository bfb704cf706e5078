import type { RecordVisit, NoteNeed } from '../../api/care.js';
import { newId } from '../../api/new-id.js';
import { now } from '../../ui/now.js';
import type { DeedFile } from '../offline/deed.js';
import { addDeed } from '../offline/queue.js';
import type { RoundEntry } from '../offline/round-state.js';
import { HOLD_MS } from '../offline/upload.js';

export type Finding = NonNullable<RecordVisit['finding']>;
export type Way = NonNullable<RecordVisit['way']>;
type Household = Pick<RoundEntry, 'householdId' | 'door'>;

interface Visited { finding: Finding; way?: Way; words?: string; /** What the case is to say. */ caseWords?: string; files?: DeedFile[] }

/** One visit: kept on the phone, held for a moment so that it can be taken back, then sent. Ids and time are made here. */
export async function visited({ householdId, door }: Household, { finding, way = 'door', words = '', caseWords, files = [] }: Visited): Promise<void> {
  const visitId = newId();
  const needsHelp = finding === 'needs_help';
  const body = {
    commandId: newId(), visitId, householdId, visitedAt: now(), way, finding, words, voiceFileId: files[0]?.id ?? null,
    caseId: needsHelp ? newId() : null, caseWords: needsHelp ? caseWords ?? words : null,
  } satisfies RecordVisit;
  await addDeed({ kind: 'care', verb: 'visit', subjectId: visitId, caseNumber: null, householdId, door, body, files, holdUntil: now() + HOLD_MS });
}

export async function noteNeed({ householdId, door }: Household, need: Pick<NoteNeed, 'kindCode' | 'words' | 'reason' | 'source' | 'days'>): Promise<void> {
  const needId = newId();
  const body = { commandId: newId(), needId, householdId, ...need } satisfies NoteNeed;
  await addDeed({ kind: 'care', verb: 'note-need', subjectId: needId, caseNumber: null, householdId, door, body });
}

export const confirmNeed = ({ householdId, door }: Household, needId: string, days: number): Promise<void> =>
  addDeed({ kind: 'care', verb: 'confirm-need', subjectId: needId, caseNumber: null, householdId, door, body: { commandId: newId(), days } });

export const endNeed = ({ householdId, door }: Household, needId: string, reason: string): Promise<void> =>
  addDeed({ kind: 'care', verb: 'end-need', subjectId: needId, caseNumber: null, householdId, door, body: { commandId: newId(), reason } });
