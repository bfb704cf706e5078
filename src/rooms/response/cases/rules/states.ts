/**
 * The life of a case as one table: command → from state → the states it may lead to. A pair that is not here is refused
 * with `not_now`. case.test.ts walks every pair and its complement and proves that every state can be reached and left.
 */
export const STATES = ['received', 'dispatched', 'accepted', 'on_site', 'answered', 'reopened', 'refused', 'transferred',
  'in_consultation', 'paused', 'under_review', 'confirmed', 'not_accepted', 'joined'] as const;
export type State = (typeof STATES)[number];

/** Ended, though the reporter may reopen a confirmed or a not accepted case once. */
export const ENDED: readonly State[] = ['confirmed', 'not_accepted', 'joined'];
export const isOpen = (state: State): boolean => !ENDED.includes(state);

/** Held by a named person who is to solve it. */
export const IN_HAND: readonly State[] = ['dispatched', 'transferred', 'accepted', 'on_site'];
/** Waiting at a desk for a person to be found. */
export const AT_DESK: readonly State[] = ['received', 'reopened', 'refused'];

const to = (...next: State[]): readonly State[] => next;
const each = (from: readonly State[], next: readonly State[]): Partial<Record<State, readonly State[]>> =>
  Object.fromEntries(from.map((state) => [state, next]));
const stay = (from: readonly State[]): Partial<Record<State, readonly State[]>> =>
  Object.fromEntries(from.map((state) => [state, [state]]));

const OPEN = STATES.filter(isOpen);

export const TRANSITIONS = {
  dispatch: each(AT_DESK, to('dispatched')),
  hand_on: each(['dispatched', 'transferred', 'accepted'], to('dispatched', 'received')),
  accept: each(['dispatched', 'transferred'], to('accepted')),
  arrive: each(['dispatched', 'transferred', 'accepted'], to('on_site')),
  answer: each(IN_HAND, to('answered')),
  refuse: each(['dispatched', 'transferred'], to('dispatched', 'refused', 'in_consultation')),
  transfer: each(IN_HAND, to('transferred')),
  override: each([...AT_DESK, ...IN_HAND, 'in_consultation'], to('dispatched')),
  decide_consultation: { in_consultation: to('dispatched') },
  pause: { accepted: to('paused'), on_site: to('paused') },
  resume: { paused: to('accepted', 'on_site') },
  need_help: stay(IN_HAND),
  add_helper: stay(OPEN),
  note: stay(OPEN),
  add: stay(OPEN),
  correct_matter: stay([...AT_DESK, ...IN_HAND, 'in_consultation']),
  ask_class: stay(IN_HAND),
  decide_class: stay([...IN_HAND, 'paused']),
  propose_not_accepted: each([...AT_DESK, ...IN_HAND, 'in_consultation'], to('under_review')),
  decide_not_accepted: { under_review: to('not_accepted', ...AT_DESK, ...IN_HAND, 'in_consultation') },
  join: each([...AT_DESK, ...IN_HAND, 'in_consultation'], to('joined')),
  confirm: { answered: to('confirmed') },
  call_back: { answered: to('confirmed', 'reopened', 'dispatched') },
  reopen: each(['answered', 'confirmed', 'not_accepted'], to('reopened', 'dispatched')),
  ring: stay(OPEN),
} as const satisfies Record<string, Partial<Record<State, readonly State[]>>>;

export type CommandKind = keyof typeof TRANSITIONS;
export const COMMANDS = Object.keys(TRANSITIONS) as CommandKind[];

export const nextStates = (state: State, command: CommandKind): readonly State[] =>
  (TRANSITIONS[command] as Partial<Record<State, readonly State[]>>)[state] ?? [];

/** Every state that some run of commands from `received` can reach. */
export function reachable(): Set<State> {
  const seen = new Set<State>(['received']);
  for (const state of seen) for (const command of COMMANDS) for (const next of nextStates(state, command)) seen.add(next);
  return seen;
}
