import type { CommandVerb } from '../../../../contract/cases.js';

/** What the fields of any deed hold; each deed uses a few. */
export interface DeedValues {
  words?: string; reason?: string; decision?: string; toPersonId?: string; outcome?: string; pauseReason?: string; pauseHours?: number;
  matterCode?: string; toClass?: string; granted?: boolean; upheld?: boolean; leadCaseNumber?: string;
  trulySolved?: boolean; stars?: number; pressedToRate?: boolean; fileIds?: string[];
}

const HOUR = 3_600_000;

/** The command's own part of the body. The contract checks it again on the server; here only names are matched. */
export function bodyOf(verb: CommandVerb, values: DeedValues, now = Date.now()): Record<string, unknown> {
  const { words = '', reason = '', fileIds = [] } = values;
  switch (verb) {
    case 'accept': case 'arrive': case 'resume': return {};
    case 'answer': return { outcome: values.outcome, words, fileIds };
    case 'note': return { words, fileIds };
    case 'need-help': return { words };
    case 'refuse': case 'propose-not-accepted': return { reason };
    case 'transfer': case 'override': return { reason, toPersonId: values.toPersonId };
    // To the minute, so that the same form sent again is the same command.
    case 'pause': return { reason: values.pauseReason, words, untilAt: Math.floor((now + (values.pauseHours ?? 1) * HOUR) / 60_000) * 60_000 };
    case 'correct-matter': return { matterCode: values.matterCode };
    case 'ask-class': return { toClass: values.toClass, reason };
    case 'decide-class': return { granted: values.granted, reason };
    case 'decide-not-accepted': return { upheld: values.upheld, reason };
    case 'decide-consultation': return { toPersonId: values.toPersonId, decision: values.decision };
    case 'join': return { leadCaseNumber: values.leadCaseNumber?.trim(), reason };
    case 'call-back': return { trulySolved: values.trulySolved, stars: values.stars || null, pressedToRate: values.pressedToRate ?? null, words };
  }
}
