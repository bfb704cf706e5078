import type { CaseClass, Promises } from '../../clocks/rules/clock.js';
import type { CaseActor, CaseRecord, Decision, Setting, Successor } from './case.js';
import { add, draftOf, giveTo, giveToDesk, tell } from './draft.js';
import { deskOf } from './successor.js';

export interface Received {
  caseId: string;
  caseNumber: string;
  unitCode: string;
  matterCode: string;
  class: CaseClass;
  needsVisit: boolean;
  channel: string;
  fileIds: readonly string[];
}

/**
 * A new case: the clocks start at receipt on every channel. With somebody on duty it is dispatched in the same breath; with
 * nobody the desk has it and the dispatch clock runs.
 */
export function receive(received: Received, successor: Successor | null,
  setting: { actor: CaseActor; at: number; promises: Promises; newId: () => string }): Decision {
  const draft = draftOf(blank(received, setting), setting);
  tell(draft, 'CaseReceived', { channel: received.channel, unitCode: received.unitCode, matterCode: received.matterCode,
    class: received.class, needsVisit: received.needsVisit, deskUnit: successor ? null : deskOf(received.unitCode) });
  if (received.fileIds.length > 0) add(draft, { table: 'case_files', fileIds: received.fileIds, purpose: 'report', addedBy: setting.actor.personId, addedAt: setting.at });
  giveToDesk(draft, 'received', deskOf(received.unitCode));
  if (successor) {
    // The reporter told; the machine chose.
    draft.setting = { ...setting, actor: { kind: 'system', personId: null, unitCode: null } };
    giveTo(draft, successor);
    tell(draft, 'CaseDispatched', { toPersonId: successor.personId, reason: successor.reason });
  }
  const { after, facts, rows } = draft;
  return { after, facts, rows };
}

const blank = (r: Received, setting: Setting): CaseRecord => ({
  caseId: r.caseId, caseNumber: r.caseNumber, unitCode: r.unitCode, matterCode: r.matterCode, class: r.class, needsVisit: r.needsVisit,
  state: 'received', stateBefore: null, holderPersonId: null, holderDeskUnit: null, holderBeforeId: null, handlerPersonId: null,
  version: 0, refusals: 0, reopens: 0, answers: 0, lastAnswer: null, leadCaseId: null, helperPersonIds: [], excludedPersonIds: [],
  receivedAt: setting.at, changedAt: setting.at, endedAt: null, clocks: [], pauses: [], classAsked: null,
  notAcceptedProposed: null, lastOutcome: null,
});
