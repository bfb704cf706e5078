import { HOUR, MINUTE } from '../../../src/ground/time.js';
import { around, between, happens } from '../chances.js';
import { onDutyAt, type Serving } from '../county.js';
import { planJoining } from '../staff/dispatchers.js';
import { askAs, askAsNobody, count, later, type Followed, type World } from '../world.js';
import { writeAgain, writeReport, type Channel, type Written } from './write-report.js';

const SEEN_BY_A_NEIGHBOUR = 0.03;
const WRITER_OF: Record<Channel, readonly string[]> = {
  web: [], phone: ['dispatcher'], counter: ['dispatcher'], paper: ['dispatcher'], liaison: ['liaison'], field: ['grid_worker', 'liaison'],
};

export async function report(w: World, written = writeReport(w.county, w.residentRandom, w.clock.now())): Promise<Followed | null> {
  const { residentRandom: random } = w;
  const id = w.newId();
  const secret = w.newId().replaceAll('-', '');
  const writer = writerOf(w, written);
  const channel = writer ? written.channel : 'web';
  const send = (body: object) => (writer
    ? askAs(w, writer, 'POST', '/api/cases', { id, secret, ...body, channel })
    : askAsNobody(w, 'POST', '/api/reports', { id, secret, ...body }));
  let answered = await send(written.report);
  if (answered.status !== 201) {
    count(w, 'report', answered);
    // A point that lies outside, or a home whose unit is new: the place is said in words instead.
    const { lng: _lng, lat: _lat, unitCode: _unit, ...rest } = written.report;
    answered = await send({ ...rest, placeWords: written.home.address });
  }
  if (answered.status !== 201) {
    count(w, 'report', answered);
    w.tally.refusedReports += 1;
    return null;
  }
  w.tally.reports += 1;
  w.tally.reportsByChannel[channel] = (w.tally.reportsByChannel[channel] ?? 0) + 1;
  const followed: Followed = {
    caseId: id, caseNumber: answered.body.caseNumber, secret, written, reportedAt: w.clock.now(), turn: 0, holderId: null,
    followsLink: happens(random, channel === 'web' ? 0.8 : 0.25), reopened: false,
  };
  w.cases.set(id, followed);
  if (followed.followsLink && happens(random, 0.04)) planAdding(w, followed);
  return followed;
}

function writerOf(w: World, { channel, home }: Written): Serving | null {
  for (const kind of WRITER_OF[channel]) {
    const there = onDutyAt(w.county, kind, kind === 'dispatcher' ? home.unitCode.slice(0, 9) : home.unitCode, w.clock.now());
    if (there.length > 0) return w.residentRandom.pick(there);
  }
  return null;
}

/** A neighbour reports the same a little later; a dispatcher may see that it is the same. */
export function planNeighbour(w: World, first: Followed): void {
  if (!happens(w.residentRandom, SEEN_BY_A_NEIGHBOUR)) return;
  later(w, w.clock.now() + around(w.residentRandom, 12 * MINUTE), async () => {
    const second = await report(w, writeAgain(first.written, w.residentRandom));
    if (second) planJoining(w, second);
  });
}

function planAdding(w: World, c: Followed): void {
  later(w, w.clock.now() + around(w.residentRandom, 15 * MINUTE), async () => {
    count(w, 'add', await askAsNobody(w, 'POST', `/api/track/${c.caseId}/add`, { commandId: w.newId(), key: c.secret, words: '补充一下：今天又发生了一次。' }));
  });
}

const SOLVED_WHEN: Record<string, number> = { solved: 0.92, partly_solved: 0.55, explained: 0.6, passed_on: 0.3, cannot_be_solved: 0.1, reporter_unreachable: 0.2 };
export const isTrulySolved = (w: World, outcome: string | null): boolean => happens(w.residentRandom, SOLVED_WHEN[outcome ?? ''] ?? 0.7);

/** Reads the answer when they look at the link: confirms and rates, or says that it is not solved. */
export function readAnswer(w: World, c: Followed, outcome: string | null): void {
  const { residentRandom: random } = w;
  if (!c.followsLink || happens(random, 0.35)) return;
  const turn = c.turn;
  later(w, w.clock.now() + around(random, 40 * MINUTE, 1), async () => {
    if (c.turn !== turn) return;
    const key = c.secret;
    const seen = await askAsNobody(w, 'GET', `/api/track/${c.caseId}?key=${key}`);
    const may: string[] = seen.body?.may ?? [];
    const solved = isTrulySolved(w, outcome);
    if (!solved && !c.reopened && may.includes('reopen') && happens(random, 0.6)) {
      c.reopened = true;
      count(w, 'reopen', await askAsNobody(w, 'POST', `/api/track/${c.caseId}/reopen`, { commandId: w.newId(), key, words: '还没有解决，请再来看看。' }));
    } else if (may.includes('confirm')) {
      const stars = solved ? (happens(random, 0.75) ? 5 : 4) : 1 + random.below(3);
      count(w, 'confirm', await askAsNobody(w, 'POST', `/api/track/${c.caseId}/confirm`, {
        commandId: w.newId(), key, trulySolved: solved, ...(happens(random, 0.7) ? { stars, pressedToRate: happens(random, 0.02) } : {}),
        words: solved ? random.pick(['', '谢谢', '来得很快', '解决了，辛苦']) : random.pick(['', '没有解决', '还是老样子']),
      }));
    }
  });
}

/** Ended against them: a few say once more that it is not right. */
export function readRefusal(w: World, c: Followed): void {
  if (!c.followsLink || c.reopened || !happens(w.residentRandom, 0.15)) return;
  later(w, w.clock.now() + between(w.residentRandom, 0.5, 4) * HOUR, async () => {
    if (c.reopened) return;
    c.reopened = true;
    count(w, 'reopen', await askAsNobody(w, 'POST', `/api/track/${c.caseId}/reopen`, { commandId: w.newId(), key: c.secret, words: '我不同意这个处理，请再核实。' }));
  });
}
