import type { Clock } from '../../../contract/cases.js';
import { minutesInWords, momentInWords, spanInWords } from './time-words.js';
import { fill, type ResidentWords } from './words.js';

export interface ClockInWords {
  /** "5 分钟内派到人" */
  promise: string;
  /** "还有 3 分钟", "做到了，提前 2 分钟", "已超 10 分钟" */
  status: string;
  tone: 'running' | 'soon' | 'late' | 'kept' | 'quiet';
  /** "14:05 前", and the first promise when it was moved. */
  details: string[];
  /** What a miss means for the reader; null while nothing was missed. */
  missed: string | null;
  /** Set while it runs, so that the script can count on. */
  dueAt: number | null;
}

/** One clock as a resident reads it. A late finish stays visible as late: nothing is rounded in our favour. */
export function clockInWords(clock: Clock, at: number, w: ResidentWords): ClockInWords {
  const late = clock.breachedAt !== null || (clock.endedAt ?? at) > clock.dueAt;
  const details = [fill(w.clock.due, { at: momentInWords(clock.dueAt, w.lang) })];
  if (clock.firstDueAt !== clock.dueAt) details.push(fill(w.clock.first, { at: momentInWords(clock.firstDueAt, w.lang) }));
  if (clock.calendar === 'working') details.push(w.clock.working);
  return {
    promise: fill(w.promise[clock.stage], { time: minutesInWords(clock.minutes, w.ago) }),
    ...statusOf(clock, at, late, w),
    details,
    missed: late && clock.state !== 'stopped' ? w.missed[clock.stage] : null,
    dueAt: clock.state === 'running' ? clock.dueAt : null,
  };
}

function statusOf(clock: Clock, at: number, late: boolean, w: ResidentWords): Pick<ClockInWords, 'status' | 'tone'> {
  const span = (milliseconds: number): string => spanInWords(milliseconds, w.ago);
  if (clock.state === 'held') return { status: w.clock.held, tone: 'quiet' };
  if (clock.state === 'stopped') return { status: w.clock.stopped, tone: 'quiet' };
  if (clock.state === 'met') {
    const ended = clock.endedAt ?? at;
    if (late) return { status: fill(w.clock.metLate, { time: span(ended - clock.dueAt) }), tone: 'late' };
    return { status: fill(w.clock.metEarly, { time: span(clock.dueAt - ended) }), tone: 'kept' };
  }
  if (at > clock.dueAt) return { status: fill(w.clock.over, { time: span(at - clock.dueAt) }), tone: 'late' };
  const left = clock.dueAt - at;
  return { status: fill(w.clock.left, { time: span(left) }), tone: left < clock.minutes * 12_000 ? 'soon' : 'running' };
}
