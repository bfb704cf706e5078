import { HOUR, type Instant } from '../../src/ground/time.js';
import type { Chance } from '../random.js';
import type { Agenda } from './agenda.js';
import type { Answered, Ask } from './ask.js';
import { happens, between } from './chances.js';
import type { County, Serving } from './county.js';
import type { Written } from './residents/write-report.js';
import type { VirtualClock } from './virtual-clock.js';

/** A case as the simulator follows it from outside. */
export interface Followed {
  caseId: string;
  caseNumber: string;
  secret: string;
  written: Written;
  reportedAt: Instant;
  /** Grows with every change of hands: a plan made before it is dropped. */
  turn: number;
  holderId: string | null;
  /** Whether the reporter looks at the link themselves. */
  followsLink: boolean;
  reopened: boolean;
}

export interface Tally {
  reports: number;
  reportsByChannel: Record<string, number>;
  refusedReports: number;
  deeds: Record<string, number>;
  /** Refusals by deed and code: somebody was quicker, a rule said no. */
  refused: Record<string, number>;
  signIns: number;
  requests: number;
}

/** Everything an agent of the day can see and do. */
export interface World {
  clock: VirtualClock;
  agenda: Agenda;
  county: County;
  ask: Ask;
  password: string;
  until: Instant;
  cases: Map<string, Followed>;
  tally: Tally;
  /** Chance of the agents, of the residents, and ids: streams of their own, so that one does not shift the other. */
  random: Chance;
  residentRandom: Chance;
  newId: () => string;
  /** Moves a fresh session to the day's time. */
  adopt(cookie: string): Promise<void>;
}

/** An answer nobody expects from a sound server: the day stops at it. */
export class Broken extends Error {
  constructor(method: string, path: string, answered: Answered) {
    super(`${method} ${path} answered ${answered.status}: ${JSON.stringify(answered.body).slice(0, 500)}`);
    this.name = 'Broken';
  }
}

export const later = (w: World, at: Instant, run: () => Promise<void>): void => {
  if (at < w.until) w.agenda.add(Math.max(Math.round(at), w.clock.now()), run);
};

async function asked(w: World, method: 'GET' | 'POST', path: string, options: { body?: unknown; cookie?: string } = {}): Promise<Answered> {
  w.tally.requests += 1;
  const answered = await w.ask(method, path, options);
  if (answered.status >= 500 || answered.status === 400) throw new Broken(method, path, answered);
  return answered;
}

export const askAsNobody = (w: World, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answered> =>
  asked(w, method, path, body === undefined ? {} : { body });

/** Signed in with name and password, once for a shift or when the session has ended. */
export async function askAs(w: World, person: Serving, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answered> {
  const withBody = body === undefined ? {} : { body };
  if (person.cookie !== null) {
    const answered = await asked(w, method, path, { ...withBody, cookie: person.cookie });
    if (answered.status !== 401) return answered;
  }
  const signedIn = await asked(w, 'POST', '/api/auth/sign-in/username', { body: { username: person.username, password: w.password } });
  const cookie = signedIn.cookies.map((one) => one.split(';')[0] as string).find((one) => one.includes('session_token='));
  if (signedIn.status !== 200 || !cookie) throw new Broken('POST', '/api/auth/sign-in/username', signedIn);
  w.tally.signIns += 1;
  await w.adopt(cookie);
  person.cookie = cookie;
  planLeaving(w, person);
  const answered = await asked(w, method, path, { ...withBody, cookie });
  if (answered.status === 401) throw new Broken(method, path, answered);
  return answered;
}

/** One command on a case. Answers whether it was done; a refusal is counted and leaves the case to whoever has it now. */
export async function act(w: World, person: Serving, caseId: string, verb: string, body: Record<string, unknown> = {}): Promise<{ ok: boolean; code: string | null }> {
  const answered = await askAs(w, person, 'POST', `/api/cases/${caseId}/${verb}`, { commandId: w.newId(), ...body });
  return count(w, verb, answered);
}

export function count(w: World, verb: string, answered: Answered): { ok: boolean; code: string | null } {
  const ok = answered.status < 300;
  const code = ok ? null : String(answered.body?.code ?? answered.status);
  if (ok) w.tally.deeds[verb] = (w.tally.deeds[verb] ?? 0) + 1;
  else w.tally.refused[`${verb} ${code}`] = (w.tally.refused[`${verb} ${code}`] ?? 0) + 1;
  return { ok, code };
}

const SAYS_SO = 0.85;
const LEAVES_EARLY = 0.02;

/** Whoever began to work today goes off duty once: most say so a little before the end, some simply leave, a few leave early. */
function planLeaving(w: World, person: Serving): void {
  const now = w.clock.now();
  const shift = person.shifts.find((s) => s.from <= now && now < s.to);
  if (!shift || shift.leaving) return;
  shift.leaving = true;
  const early = happens(w.random, LEAVES_EARLY);
  if (!early && !happens(w.random, SAYS_SO)) return;
  const at = early ? between(w.random, now, shift.to) : shift.to - between(w.random, 1, 8) * 60_000;
  if (shift.to - now > 23 * HOUR && !early) return; // round the clock: somebody of the demo accounts
  later(w, Math.max(at, now), async () => {
    const answered = await askAs(w, person, 'POST', '/api/duty/end', { commandId: w.newId() });
    if (count(w, 'duty-end', answered).ok) shift.to = w.clock.now();
    person.cookie = null;
  });
}
