import type { OwnerConnection } from '../../src/ground/database/connect.js';
import { HOUR, type Instant } from '../../src/ground/time.js';
import { readHomes, readPeople, readPosts, readShifts, readUnits, type HomeRow, type PostRow } from './store.js';

export interface Place { lng: number; lat: number }

/** Somebody who serves, as an agent of the day. */
export interface Serving {
  personId: string;
  name: string;
  username: string;
  unitCode: string;
  posts: PostRow[];
  /** In order; `to` moves forward to the instant at which the person really left. */
  shifts: { from: Instant; to: Instant; leaving: boolean }[];
  cookie: string | null;
  /** Hands and feet are at one place at a time: free again at. */
  freeAt: Instant;
}

export interface County {
  people: Map<string, Serving>;
  byPost: Map<string, Serving[]>;
  units: Map<string, { name: string } & Place>;
  homes: HomeRow[];
}

export async function readCounty(c: OwnerConnection, day: { from: Instant; to: Instant }, homesWanted: number, firstHome: number): Promise<County> {
  const people = new Map<string, Serving>();
  for (const row of await readPeople(c)) {
    if (row.username === null) continue;
    people.set(row.personId, { personId: row.personId, name: row.name, username: row.username, unitCode: row.unitCode, posts: [], shifts: [], cookie: null, freeAt: day.from });
  }
  const byPost = new Map<string, Serving[]>();
  for (const post of await readPosts(c)) {
    const person = people.get(post.personId);
    if (!person) continue;
    person.posts.push(post);
    const key = `${post.kind} ${post.unitCode}`;
    byPost.set(key, [...(byPost.get(key) ?? []), person]);
  }
  for (const shift of await readShifts(c, day.from, day.to + 24 * HOUR)) {
    const shifts = people.get(shift.personId)?.shifts;
    const last = shifts?.at(-1);
    // Two posts at once are one day's work; a shift that follows on the last one as well.
    if (last && shift.from <= last.to) last.to = Math.max(last.to, shift.to);
    else shifts?.push({ from: shift.from, to: shift.to, leaving: false });
  }
  const units = new Map((await readUnits(c)).map((u) => [u.unitCode, u]));
  return { people, byPost, units, homes: await readHomes(c, homesWanted, firstHome) };
}

export const isOnDuty = (person: Serving, at: Instant): boolean => person.shifts.some((s) => s.from <= at && at < s.to);

/** Now if on duty, else when the next shift begins; null when none is known. */
export function nextOnDuty(person: Serving, at: Instant): Instant | null {
  const shift = person.shifts.find((s) => at < s.to);
  return shift ? Math.max(at, shift.from) : null;
}

/** Whoever is on duty in such a post at the unit or the nearest one above it. */
export function onDutyAt(county: County, kind: string, unitCode: string, at: Instant): Serving[] {
  for (let digits = unitCode.length; digits >= 6; digits -= 3) {
    const found = (county.byPost.get(`${kind} ${unitCode.slice(0, digits)}`) ?? []).filter((p) => isOnDuty(p, at));
    if (found.length > 0) return found;
  }
  return [];
}

/** Kilometres as the road goes: a third longer than the straight line. */
export function roadKilometers(a: Place, b: Place): number {
  const x = (b.lng - a.lng) * 111.32 * Math.cos((a.lat * Math.PI) / 180);
  return 1.33 * Math.hypot(x, (b.lat - a.lat) * 110.99);
}
