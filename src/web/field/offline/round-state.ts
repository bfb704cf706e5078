import { CARE_SERVICES, type CareKind, type Round, type RoundHousehold } from '../../../contract/care.js';
import { chinaDay } from '../../words/time-words.js';
import type { Deed } from './deed.js';

const DAY = 86_400_000;
export type Need = RoundHousehold['needs'][number];
/** Where a household stands in the plan of visits, the most pressing first. */
export const STANDINGS = ['overdue', 'today', 'never', 'soon', 'later', 'visited'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A household as this phone knows it: what the server said, then each of the phone's own unsent steps. */
export interface RoundEntry extends RoundHousehold {
  /** The address without what all households of its unit share: short enough to read while walking. */
  door: string;
  standing: Standing;
  /** Unsent steps on it, in order; refused ones count as not done. */
  deeds: readonly Deed[];
  waiting: number;
  refused: number;
}

/** One step's effect on what is known. Pure; the same step again changes nothing. */
export function withDeed(household: RoundHousehold, { verb, subjectId, body, madeAt }: Deed, kinds: readonly CareKind[]): RoundHousehold {
  if (verb === 'visit') return withVisit(household, body as unknown as { visitedAt: number; finding: string });
  const others = household.needs.filter((n) => n.needId !== subjectId);
  if (verb === 'end-need') return { ...household, needs: others };
  const expiresAt = madeAt + Number(body['days']) * DAY;
  if (verb === 'confirm-need') return { ...household, needs: household.needs.map((n) => (n.needId === subjectId ? { ...n, expiresAt } : n)) };
  const kind = kinds.find((k) => k.kindCode === body['kindCode']);
  if (verb !== 'note-need' || !kind) return household;
  return { ...household, needs: [...others, { needId: subjectId, kindCode: kind.kindCode, kindName: kind.name, group: kind.group, service: kind.service,
    words: String(body['words'] ?? ''), residentName: null, expiresAt }] };
}

/** Nobody at home is no visit: what is due stays due. */
function withVisit(household: RoundHousehold, { visitedAt, finding }: { visitedAt: number; finding: string }): RoundHousehold {
  if (household.lastVisitAt !== null && household.lastVisitAt >= visitedAt) return household;
  const seen = { ...household, lastVisitAt: visitedAt, lastFinding: finding };
  if (finding === 'nobody_home') return seen;
  return { ...seen, dueAt: null, state: 'later', openCases: household.openCases + (finding === 'needs_help' ? 1 : 0) };
}

/** Of a round that may be a day old: the server's judgement, carried on to this instant. */
export function standingOf({ state, dueAt, lastVisitAt, lastFinding }: RoundHousehold, at: number): Standing {
  if (dueAt !== null && at > dueAt) return 'overdue';
  if (lastVisitAt !== null && lastFinding !== 'nobody_home' && chinaDay(lastVisitAt) === chinaDay(at)) return 'visited';
  if (state === 'never') return 'never';
  if (dueAt !== null && chinaDay(dueAt) === chinaDay(at)) return 'today';
  return state === 'due' || state === 'overdue' ? 'soon' : 'later';
}

/** All households with this phone's own steps, the most pressing first: overdue, due today, never met, the longest unvisited. */
export function roundOf({ households, kinds, grids }: Pick<Round, 'households' | 'kinds' | 'grids'>, deeds: readonly Deed[], at: number): RoundEntry[] {
  const units = new Map(grids.map((g) => [g.gridId, g.unitName]));
  const own = new Map<string, Deed[]>();
  for (const deed of deeds) if (deed.householdId) own.set(deed.householdId, [...(own.get(deed.householdId) ?? []), deed]);
  return households.map((household) => {
    const its = own.get(household.householdId) ?? [];
    const waiting = its.filter((d) => d.state === 'waiting');
    const known = waiting.reduce((h, deed) => withDeed(h, deed, kinds), household);
    return { ...known, door: doorOf(household.address, units.get(household.gridId)), standing: standingOf(known, at), deeds: its, waiting: waiting.length, refused: its.length - waiting.length };
  }).sort(morePressing);
}

function doorOf(address: string, unitName: string | undefined): string {
  const at = unitName ? address.indexOf(unitName) : -1;
  return (at < 0 ? '' : address.slice(at + unitName!.length).trim()) || address;
}

function morePressing(a: RoundEntry, b: RoundEntry): number {
  const place = STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing);
  if (place !== 0) return place;
  if (a.standing === 'visited') return (b.lastVisitAt ?? 0) - (a.lastVisitAt ?? 0);
  return (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.lastVisitAt ?? 0) - (b.lastVisitAt ?? 0) || byAddress(a, b);
}

const byAddress = (a: { address: string }, b: { address: string }): number => a.address.localeCompare(b.address, 'zh-CN', { numeric: true });

/** To be visited today: over the day, or due today. */
export const isWanted = ({ standing }: RoundEntry): boolean => standing === 'overdue' || standing === 'today';
export const isNew = ({ standing }: RoundEntry): boolean => standing === 'never';

/** What was typed is in the address, a name or a telephone. */
export function matches(entry: RoundEntry, typed: string): boolean {
  const words = typed.trim().toLowerCase().split(/\s+/);
  const text = [entry.address, entry.contactName, entry.contactPhone, ...entry.needs.flatMap((n) => [n.residentName, n.kindName])].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** In which order to act in an emergency: who must be carried out comes before who waits for a call; helpers last. */
const ACT: readonly Need['service'][] = ['evacuate', 'deliver', 'call', 'visit', 'other', 'offer'];
if (ACT.length !== CARE_SERVICES.length) throw new Error('a service without its place in an emergency');

export interface EmergencyGroup { service: Need['service']; rows: { entry: RoundEntry; needs: Need[] }[] }

/** Who needs what in an emergency: each household once, under its most pressing need, those already reached last. */
export function emergencyOf(entries: readonly RoundEntry[], kinds: readonly CareKind[], reached: Readonly<Record<string, number>>): EmergencyGroup[] {
  const urgent = new Set(kinds.filter((k) => k.inEmergency).map((k) => k.kindCode));
  const rows = entries.flatMap((entry) => {
    const needs = entry.needs.filter((n) => urgent.has(n.kindCode)).sort((a, b) => ACT.indexOf(a.service) - ACT.indexOf(b.service));
    return needs.length > 0 ? [{ entry, needs }] : [];
  });
  return ACT.flatMap((service) => {
    const of = rows.filter((row) => row.needs[0]!.service === service);
    const isReached = ({ entry }: { entry: RoundEntry }): number => (reached[entry.householdId] ? 1 : 0);
    of.sort((a, b) => isReached(a) - isReached(b) || byAddress(a.entry, b.entry));
    return of.length > 0 ? [{ service, rows: of }] : [];
  });
}
