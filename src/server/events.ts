import type { ServerResponse } from 'node:http';
import type { Notice } from '../contract/notices.js';
import { mayAnywhere } from '../ground/access/permissions.js';
import type { Person } from '../ground/access/actor.js';
import { systemScope } from '../ground/database/scope.js';
import type { Ground } from '../ground/ground.js';
import { CASE_CHANNEL, NOTICE_CHANNEL, takeUndelivered } from '../ground/notices/store.js';

/** Every open stream of this process. One LISTEN serves them all. */
export interface Events {
  /** Takes over the response; false when the person or the process has no room for another stream. */
  connect(person: Person, response: ServerResponse, stillIn: () => Promise<boolean>): boolean;
  count(): number;
  close(): Promise<void>;
}

interface Stream { person: Person; response: ServerResponse; mayReadCases: boolean; stillIn: () => Promise<boolean>; sent: Set<string> }

const HEARTBEAT_MS = 20_000;
/** A screen that refetches on every change of a busy county would do nothing else. */
const CASES_EVERY_MS = 500;
/** Wake-ups that come together become one statement: a muster calls thousands at once. */
const GATHER_MS = 20;
const TAKE_AT_ONCE = 1000;
/** Notices a stream remembers having sent; beyond it a notice may come twice, and clients tell by its id. */
const REMEMBERED = 4000;
const MOST_BUFFERED = 1024 * 1024;

const noticeFrame = (notice: Notice): string => `id: ${notice.id}\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`;

export async function openEvents(
  ground: Ground, limits: { perPerson: number; inAll: number; heartbeatMs?: number }, failed: (error: unknown) => void,
): Promise<Events> {
  const streams = new Map<string, Set<Stream>>();
  let count = 0;
  const woken = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  const changedUnits = new Set<string>();
  let tellingCases: NodeJS.Timeout | undefined;

  const write = (stream: Stream, frame: string): void => {
    // A reader that takes nothing any more would fill our memory: it is cut off and comes back with what is undelivered.
    if (stream.response.writableLength > MOST_BUFFERED) { stream.response.destroy(); return; }
    if (!stream.response.writableEnded && !stream.response.destroyed) stream.response.write(frame);
  };

  async function push(personIds: string[], again: boolean, only?: Stream, after: string | null = null): Promise<void> {
    const notices = await ground.database.transaction(systemScope(ground.countyCode), (tx) =>
      takeUndelivered(tx, personIds, again, ground.now(), after, TAKE_AT_ONCE));
    for (const { personId, ...notice } of notices) {
      const frame = noticeFrame(notice);
      for (const stream of only ? [only] : streams.get(personId) ?? []) {
        if (stream.sent.has(notice.id)) continue;
        if (stream.sent.size >= REMEMBERED) stream.sent.clear();
        stream.sent.add(notice.id);
        write(stream, frame);
      }
    }
    if (notices.length === TAKE_AT_ONCE) await push(personIds, again, only, notices.at(-1)!.id);
  }

  const gather = (personId: string): void => {
    if (!streams.has(personId)) return;
    woken.add(personId);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const personIds = [...woken];
      woken.clear();
      push(personIds, false).catch((error) => { failed(error); setTimeout(() => personIds.forEach(gather), 1000).unref(); });
    }, GATHER_MS);
  };

  const tellCases = (unitCode: string): void => {
    changedUnits.add(unitCode);
    tellingCases ??= setTimeout(() => {
      tellingCases = undefined;
      const units = [...changedUnits];
      changedUnits.clear();
      for (const set of streams.values()) {
        for (const stream of set) if (stream.mayReadCases && units.some((u) => concerns(stream.person, u))) write(stream, 'event: cases\ndata: {}\n\n');
      }
    }, CASES_EVERY_MS);
  };

  const stopListening = await ground.database.listen([NOTICE_CHANNEL, CASE_CHANNEL], (channel, payload) => {
    if (channel === NOTICE_CHANNEL) gather(payload);
    else if (channel === CASE_CHANNEL) tellCases(payload);
    // The line to the database was cut for a while: whatever was told meanwhile is asked for now.
    else { for (const personId of streams.keys()) gather(personId); if (count > 0) tellCases(''); }
  });

  const heart = setInterval(() => {
    for (const set of streams.values()) for (const stream of set) void beat(stream).catch(failed);
  }, limits.heartbeatMs ?? HEARTBEAT_MS);
  heart.unref();
  /** A comment keeps proxies from closing the line; a session that has ended closes it. */
  async function beat(stream: Stream): Promise<void> {
    if (await stream.stillIn()) write(stream, ': still here\n\n');
    else stream.response.end();
  }

  return {
    connect(person, response, stillIn) {
      const mine = streams.get(person.personId) ?? new Set<Stream>();
      if (mine.size >= limits.perPerson || count >= limits.inAll) return false;
      const stream: Stream = { person, response, stillIn, mayReadCases: mayAnywhere(person, 'case.read'), sent: new Set() };
      mine.add(stream);
      streams.set(person.personId, mine);
      count += 1;
      response.on('close', () => {
        count -= 1;
        mine.delete(stream);
        if (mine.size === 0 && streams.get(person.personId) === mine) streams.delete(person.personId);
      });
      response.on('error', () => response.destroy());
      write(stream, 'retry: 3000\n: hello\n\n');
      // Whoever comes (back) gets all that was never confirmed, on this stream only. Duplicates are told apart by their id.
      push([person.personId], true, stream).catch(failed);
      return true;
    },
    count: () => count,
    async close() {
      clearInterval(heart);
      clearTimeout(gathering);
      clearTimeout(tellingCases);
      for (const set of streams.values()) for (const stream of set) stream.response.end();
      await stopListening();
    },
  };
}

/** A change at a unit concerns whoever has a role above it, at it, or below it ('' = the whole county). */
export const concerns = (person: Person, unitCode: string): boolean =>
  person.roles.some((r) => unitCode.startsWith(r.unitCode) || r.unitCode.startsWith(unitCode));
