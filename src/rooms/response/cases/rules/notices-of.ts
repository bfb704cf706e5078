import type { RecordedFact } from '../../../../ground/facts/fact.js';

export type Audience =
  | { kind: 'person'; personId: string | null }
  | { kind: 'holder' } | { kind: 'handler' } | { kind: 'helpers' }
  | { kind: 'post'; postKind: string; unitCode: string };

export interface Wanted { kind: string; audience: Audience; urgent: boolean }

const LEVEL_DIGITS = [15, 12, 9, 6];
const person = (id: unknown): Audience => ({ kind: 'person', personId: typeof id === 'string' ? id : null });
const post = (postKind: string, unitCode: string): Audience => ({ kind: 'post', postKind, unitCode });

/** Who is told of a fact, and whether it may break quiet hours. A breach calls for help one level up; nobody else is told. */
export function noticesOf(fact: RecordedFact): Wanted[] {
  const { data, unitCode } = fact;
  const say = (kind: string, audience: Audience, urgent = false): Wanted => ({ kind: `case_${kind}`, audience, urgent });
  const desk = (kind: string): Wanted[] => (typeof data['deskUnit'] === 'string' ? [say(kind, post('dispatcher', data['deskUnit']), true)] : []);
  switch (fact.kind) {
    case 'CaseReceived': return desk('at_desk');
    case 'CaseDispatched': case 'CaseTransferred': case 'CaseHandedOn': case 'ConsultationDecided': return [
      say('dispatched', person(data['toPersonId']), true),
      ...(data['fromPersonId'] ? [say('taken_away', person(data['fromPersonId']))] : []),
    ];
    case 'CaseRefused': return [say('refused', post('dispatcher', unitCode.slice(0, 9)))];
    case 'ConsultationCalled': return [{ kind: 'consultation_needed', audience: data['convenorId'] ? person(data['convenorId']) : post('dispatcher', unitCode.slice(0, 9)), urgent: true }];
    case 'HelperAdded': return [say('helping', person(data['helperPersonId']))];
    case 'CaseAnswered': return [...(data['callBackBy'] ? [say('answered', person(data['callBackBy']))] : desk('answered')), say('helped_answered', { kind: 'helpers' })];
    case 'CaseReopened': return [say('reopened', { kind: 'handler' }), say('helped_reopened', { kind: 'helpers' })];
    case 'CaseConfirmed': return [say('confirmed', { kind: 'handler' })];
    case 'NotAcceptedProposed': return [{ kind: 'not_accepted_proposed', audience: data['reviewerId'] ? person(data['reviewerId']) : post('dispatcher', unitCode.slice(0, 9)), urgent: false }];
    case 'NotAcceptedDeclined': return [say('dispatched', person(data['toPersonId']))];
    case 'ClassRaiseAsked': return [{ kind: 'class_asked', audience: post('dispatcher', unitCode.slice(0, 9)), urgent: false }];
    case 'ClockBreached': return [
      { kind: 'clock_breached', audience: { kind: 'holder' }, urgent: true },
      { kind: 'clock_breached', audience: post('convenor', unitCode.slice(0, LEVEL_DIGITS[Math.min(Number(data['level'] ?? 1), 3)])), urgent: true },
    ];
    case 'HelpAsked': return [{ kind: 'help_asked', audience: post('convenor', unitCode), urgent: true }];
    case 'ReporterAdded': return [{ kind: 'reporter_added', audience: { kind: 'holder' }, urgent: false }];
    default: return [];
  }
}
