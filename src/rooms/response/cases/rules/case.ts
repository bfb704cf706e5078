import type { Fact } from '../../../../ground/facts/fact.js';
import type { Refusal } from '../../../../ground/result.js';
import type { Instant } from '../../../../ground/time.js';
import type { CaseClass, Clock, Promises } from '../../clocks/rules/clock.js';
import type { DispatchReason } from '../../dispatch/rules/reason.js';
import type { State } from './states.js';

/** A case as the rules see it, with all its clocks. */
export interface CaseRecord {
  caseId: string;
  caseNumber: string;
  unitCode: string;
  matterCode: string;
  class: CaseClass;
  needsVisit: boolean;
  state: State;
  stateBefore: State | null;
  holderPersonId: string | null;
  holderDeskUnit: string | null;
  /** Who held it when it was put under review, to whom it returns. */
  holderBeforeId: string | null;
  /** The person who solves it or last solved it; may neither confirm nor rate. */
  handlerPersonId: string | null;
  version: number;
  refusals: number;
  reopens: number;
  answers: number;
  lastAnswer: number | null;
  leadCaseId: string | null;
  /** Who helps beside the holder 协办人: the own liaison of the household it concerns. */
  helperPersonIds: readonly string[];
  /** People whom automatic dispatch passes over: they refused it, or it was reopened after their answer. */
  excludedPersonIds: readonly string[];
  receivedAt: Instant;
  changedAt: Instant;
  endedAt: Instant | null;
  clocks: readonly Clock[];
  pauses: readonly Pause[];
  classAsked: ClassAsked | null;
  notAcceptedProposed: { reason: string; proposedBy: string } | null;
  lastOutcome: string | null;
}

export interface Pause { ordinal: number; reason: PauseReason; words: string; pausedBy: string; pausedAt: Instant; untilAt: Instant; resumedAt: Instant | null }
export type WhyHelping = 'own_liaison';
export type PauseReason = 'waiting_for_reporter' | 'weather' | 'legal_procedure';
export interface ClassAsked { ordinal: number; toClass: CaseClass; reason: string; askedBy: string; askedAt: Instant }

export interface CaseActor { kind: 'system' | 'person' | 'reporter'; personId: string | null; unitCode: string | null }

/** The next holder, found by dispatch before the rule decides. Null means nobody could be found: a desk takes it. */
export interface Successor { personId: string; reason: DispatchReason }

export type Command =
  | { kind: 'dispatch'; successor: Successor }
  | { kind: 'hand_on'; successor: Successor | null; deskUnit: string }
  | { kind: 'accept' } | { kind: 'arrive' }
  | { kind: 'answer'; outcome: string; words: string; fileIds: string[]; successor: Successor | null; deskUnit: string }
  | { kind: 'refuse'; reason: string; successor: Successor | null; deskUnit: string }
  | { kind: 'transfer'; reason: string; toPersonId: string }
  | { kind: 'override'; reason: string; toPersonId: string; dispatchReason: DispatchReason }
  | { kind: 'decide_consultation'; toPersonId: string; decision: string; dispatchReason: DispatchReason }
  | { kind: 'pause'; reason: PauseReason; words: string; untilAt: Instant }
  | { kind: 'resume' }
  | { kind: 'need_help'; words: string }
  | { kind: 'add_helper'; personId: string; why: WhyHelping }
  | { kind: 'note'; words: string; fileIds: string[] }
  | { kind: 'add'; words: string; fileIds: string[] }
  | { kind: 'correct_matter'; matterCode: string }
  | { kind: 'ask_class'; toClass: CaseClass; reason: string }
  | { kind: 'decide_class'; granted: boolean; reason: string }
  | { kind: 'propose_not_accepted'; reason: string; successor: Successor | null; deskUnit: string }
  | { kind: 'decide_not_accepted'; upheld: boolean; reason: string }
  | { kind: 'join'; lead: { caseId: string; caseNumber: string }; reason: string }
  | { kind: 'confirm'; trulySolved: boolean; stars: number | null; pressedToRate: boolean | null; words: string }
  | { kind: 'call_back'; trulySolved: boolean; stars: number | null; pressedToRate: boolean | null; words: string;
      handlerUnit: string | null; successor: Successor | null; deskUnit: string }
  | { kind: 'reopen'; words: string; successor: Successor | null; deskUnit: string }
  | { kind: 'ring'; ordinals: readonly number[] };

/** What is stored beside the case row, its clocks and its facts. */
export type SideRow =
  | { table: 'answers'; ordinal: number; outcome: string; words: string; answeredBy: string | null; reviewedBy: string | null; answeredAt: Instant }
  | { table: 'confirmations'; answerOrdinal: number; byKind: 'reporter' | 'call_back'; byPerson: string | null; answeredBy: string;
      trulySolved: boolean; stars: number | null; pressedToRate: boolean | null; words: string; confirmedAt: Instant }
  | { table: 'pauses'; pause: Pause }
  | { table: 'class_changes'; ordinal: number; fromClass: CaseClass; toClass: CaseClass; reason: string; askedBy: string; askedAt: Instant;
      decidedBy: string | null; decidedAt: Instant | null; granted: boolean | null }
  | { table: 'matter_corrections'; fromMatter: string; toMatter: string; correctedBy: string; correctedAt: Instant }
  | { table: 'case_helpers'; personId: string; why: WhyHelping; since: Instant }
  | { table: 'case_files'; fileIds: readonly string[]; purpose: 'report' | 'evidence'; addedBy: string | null; addedAt: Instant };

export interface Decision { after: CaseRecord; facts: Fact[]; rows: SideRow[] }
export type Decided = { ok: true; value: Decision } | { ok: false; refusal: Refusal };

/** Everything a decision may ask beside the case: the promises in force and fresh ids for its facts. */
export interface Setting { actor: CaseActor; at: Instant; promises: Promises; newId: () => string }
