import { sayInstant } from './time-words.js';
import { say, sayOr, WORDS, type Language, type Values, type WordKey } from './words.js';

/** A line of a case's story as the contract gives it (timelineEntry). */
export interface Told { kind: string; at: number; actorKind: string; actorName: string | null; data: Record<string, unknown> }

/**
 * The plain sentence of one fact. Names stand in the data beside their ids (`toPersonId` → `toName`); where a name
 * is not shown to this reader, a role word takes its place. `now` is for "today" and "yesterday".
 */
export function sayFact(language: Language, told: Told, now: number): string {
  const { data } = told;
  const values: Values = {
    by: byOf(language, told), kind: told.kind,
    to: text(data, 'toName', 'convenorName', 'reviewerName') ?? say(language, 'person.unknown'),
    from: text(data, 'fromName') ?? say(language, 'person.unknown'),
    desk: text(data, 'deskName', 'deskUnit') ?? '',
    words: text(data, 'words') ?? '', reason: text(data, 'reason') ?? '', decision: text(data, 'decision') ?? '',
    refusals: text(data, 'refusals'), level: text(data, 'level'), lead: text(data, 'leadCaseNumber'),
    fromMatter: text(data, 'fromMatterName', 'from') ?? '', toMatter: text(data, 'toMatterName', 'to') ?? '',
    outcome: named(language, 'outcome', data), stage: named(language, 'stage', data), channel: named(language, 'channel', data),
    toClass: named(language, 'class', data, 'toClass'), pauseReason: named(language, 'pause', data, 'reason'),
    until: typeof data['untilAt'] === 'number' ? sayInstant(data['untilAt'], now, language) : '',
    rule: '',
  };
  const reason = data['reason'];
  if (reason && typeof reason === 'object') {
    const { rule, words } = reason as { rule?: unknown; words?: unknown };
    values['rule'] = sayOr(language, `rule.${String(rule)}`, '');
    values['words'] = typeof words === 'string' && words ? words : values['rule'];
  }
  return tidy(say(language, keyOf(told), values));
}

/** Which sentence: a variant when the data calls for one. */
function keyOf({ kind, data, actorKind }: Told): WordKey {
  const variant = VARIANTS[kind]?.(data, actorKind);
  for (const key of [`fact.${kind}.${variant ?? ''}`, `fact.${kind}`]) if (Object.hasOwn(WORDS, key)) return key as WordKey;
  return 'fact.other';
}

const VARIANTS: Record<string, (data: Record<string, unknown>, actorKind: string) => string | null> = {
  // A dispatch by a named person, away from somebody, is their word over the machine's choice.
  CaseDispatched: (data, actorKind) => (actorKind === 'person' && (data['fromPersonId'] || (data['reason'] as { rule?: string } | undefined)?.rule === 'override') ? 'override' : desk(data)),
  CaseHandedOn: (data) => desk(data),
  ConsultationCalled: (data) => desk(data),
  ClassRaiseDecided: (data) => (data['granted'] === false ? 'no' : null),
  CaseConfirmed: (data) => {
    const no = data['trulySolved'] === false;
    return data['byKind'] === 'call_back' ? (no ? 'call_back_no' : 'call_back') : no ? 'no' : null;
  },
  CaseReopened: (data) => (data['by'] === 'call_back' ? 'call_back' : null),
  ClockBreached: (data) => (data['first'] === false ? 'again' : null),
};

const desk = (data: Record<string, unknown>) => (data['deskUnit'] ? 'desk' : null);

function byOf(language: Language, told: Told): string {
  if (told.actorName) return told.actorName;
  if (told.actorKind === 'system') return say(language, 'actor.system');
  return say(language, told.actorKind === 'reporter' ? 'actor.reporter' : 'person.unknown');
}

function text(data: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

function named(language: Language, group: string, data: Record<string, unknown>, name = group): string {
  const value = data[name];
  return typeof value === 'string' ? sayOr(language, `${group}.${value}`, value) : '';
}

/** A sentence whose last blank was empty does not end in a colon. */
const tidy = (sentence: string) => sentence.replace(/[：:]\s*$/, '').replace(/\s+$/, '');
