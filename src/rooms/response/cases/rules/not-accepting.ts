import { refuse } from '../../../../ground/result.js';
import type { Command, Decided } from './case.js';
import { add, enter, holdByDesk, holdByPerson, meetStages, start, tell, type Draft } from './draft.js';
import { deskOf } from './successor.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** "Not accepted" needs a reason and a second reviewer (R5). Until then the promises run on. */
export function proposeNotAccepted(draft: Draft, command: Of<'propose_not_accepted'>): Decided | undefined {
  const { after, setting } = draft;
  const proposer = setting.actor.personId as string;
  if (after.holderPersonId !== null && after.holderPersonId !== proposer) return refuse('not_holder', { holder: after.holderPersonId });
  after.notAcceptedProposed = { reason: command.reason, proposedBy: proposer };
  after.stateBefore = after.state;
  after.holderBeforeId = after.holderPersonId;
  enter(draft, 'under_review');
  if (command.successor && command.successor.personId !== proposer) holdByPerson(draft, command.successor.personId);
  else holdByDesk(draft, command.deskUnit);
  start(draft, 'review');
  tell(draft, 'NotAcceptedProposed', { reason: command.reason, reviewerId: after.holderPersonId, deskUnit: after.holderDeskUnit });
  return undefined;
}

/** The reviewer's reason is the answer the reporter reads. Declined: back to where it was, the same clocks running. */
export function decideNotAccepted(draft: Draft, command: Of<'decide_not_accepted'>): Decided | undefined {
  const { after, setting } = draft;
  const proposed = after.notAcceptedProposed;
  const reviewer = setting.actor.personId;
  if (!proposed || !reviewer) return refuse('nothing_asked');
  if (reviewer === proposed.proposedBy) return refuse('same_person');
  after.notAcceptedProposed = null;
  meetStages(draft, 'review');
  if (!command.upheld) {
    const back = after.stateBefore;
    if (!back) throw new Error('a reviewed case knows where it came from');
    const holder = after.holderBeforeId;
    after.holderBeforeId = null;
    enter(draft, back);
    if (holder) holdByPerson(draft, holder); else holdByDesk(draft, after.holderDeskUnit ?? deskOf(after.unitCode));
    tell(draft, 'NotAcceptedDeclined', { reason: command.reason, toPersonId: holder });
    return undefined;
  }
  after.answers += 1;
  after.lastAnswer = after.answers;
  after.lastOutcome = 'not_accepted';
  after.holderBeforeId = null;
  add(draft, { table: 'answers', ordinal: after.answers, outcome: 'not_accepted', words: command.reason, answeredBy: proposed.proposedBy,
    reviewedBy: reviewer, answeredAt: setting.at });
  enter(draft, 'not_accepted');
  tell(draft, 'CaseNotAccepted', { reason: command.reason, proposedBy: proposed.proposedBy });
  return undefined;
}
