/** Every fact a case can tell; one word per thing that happened, in the past tense. */
export const STORY_FACTS = ['CaseReceived', 'CaseDispatched', 'CaseHandedOn', 'CaseAccepted', 'ArrivedOnScene', 'CaseAnswered', 'CaseConfirmed',
  'CaseReopened', 'CaseRefused', 'CaseTransferred', 'ConsultationCalled', 'ConsultationDecided', 'CasePaused', 'CaseResumed', 'CaseJoined',
  'NotAcceptedProposed', 'NotAcceptedDeclined', 'CaseNotAccepted', 'MatterCorrected', 'ClassRaiseAsked', 'ClassRaiseDecided', 'HelpAsked',
  'NoteAdded', 'ReporterAdded', 'ClockBreached', 'BreachTakenBack', 'CallBackFoundUnsolved', 'HelperAdded'] as const;
