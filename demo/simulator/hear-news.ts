import { planCall } from './staff/callers.js';
import { planClassDecision, planConsultation, planDesk, planLook, planOverride, planReview } from './staff/dispatchers.js';
import { takeUp } from './staff/holders.js';
import { readAnswer, readRefusal } from './residents/live-residents.js';
import type { News } from './store.js';
import type { Followed, World } from './world.js';

/** Facts after which other hands hold the case, or nobody: earlier plans are dropped. */
const CHANGES_HANDS = new Set(['CaseDispatched', 'CaseHandedOn', 'CaseTransferred', 'ConsultationDecided', 'NotAcceptedDeclined', 'CaseRefused',
  'ConsultationCalled', 'CaseAnswered', 'CaseReopened', 'NotAcceptedProposed', 'CaseNotAccepted', 'CaseConfirmed', 'CaseJoined']);

/** What happened makes people plan what they will do. Only the last change of hands of a batch is acted upon. */
export function hearNews(w: World, news: readonly News[]): void {
  const last = new Map<string, News>();
  for (const fact of news) if (CHANGES_HANDS.has(fact.kind)) last.set(fact.caseId, fact);
  for (const fact of news) {
    const c = w.cases.get(fact.caseId);
    if (!c) continue;
    if (CHANGES_HANDS.has(fact.kind)) {
      if (last.get(fact.caseId) !== fact) continue;
      c.turn += 1;
      c.holderId = fact.toPersonId ?? fact.callBackBy ?? fact.convenorId ?? fact.reviewerId;
    }
    react(w, c, fact);
  }
}

function react(w: World, c: Followed, fact: News): void {
  const { unitCode } = fact;
  switch (fact.kind) {
    case 'CaseReceived':
      if (fact.deskUnit) planDesk(w, c, unitCode);
      return;
    case 'CaseDispatched': case 'CaseHandedOn': case 'CaseTransferred': case 'ConsultationDecided': case 'NotAcceptedDeclined': {
      const person = fact.toPersonId ? w.county.people.get(fact.toPersonId) : undefined;
      if (!person) { planDesk(w, c, unitCode); return; }
      takeUp(w, person, c);
      if (fact.kind === 'CaseDispatched') planOverride(w, c, unitCode);
      return;
    }
    case 'CaseRefused': case 'CaseReopened': planDesk(w, c, unitCode); return;
    case 'ConsultationCalled': planConsultation(w, c, fact.convenorId, unitCode); return;
    case 'CaseAnswered': readAnswer(w, c, fact.outcome); planCall(w, c, fact.callBackBy, fact.outcome); return;
    case 'NotAcceptedProposed': planReview(w, c, fact.reviewerId, unitCode); return;
    case 'CaseNotAccepted': readRefusal(w, c); return;
    case 'ClassRaiseAsked': planClassDecision(w, c, unitCode); return;
    case 'HelpAsked': planLook(w, c, unitCode, 0.5); return;
    case 'ClockBreached': planLook(w, c, unitCode, 0.05); return;
    default:
  }
}
