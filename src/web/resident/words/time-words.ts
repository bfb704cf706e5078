import { fill, type ResidentWords } from './words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "3 分钟", "1 小时 20 分钟", "2 天 4 小时": at most two parts, seconds only below three minutes. */
export function spanInWords(milliseconds: number, w: ResidentWords['ago']): string {
  const span = Math.max(0, milliseconds);
  if (span < MINUTE) return fill(w.seconds, { n: Math.floor(span / 1000) });
  if (span < 3 * MINUTE) return pair(fill(w.minutes, { n: Math.floor(span / MINUTE) }), Math.floor((span % MINUTE) / 1000), w.seconds, w);
  if (span < HOUR) return fill(w.minutes, { n: Math.floor(span / MINUTE) });
  if (span < DAY) return pair(fill(w.hours, { n: Math.floor(span / HOUR) }), Math.floor((span % HOUR) / MINUTE), w.minutes, w);
  return pair(fill(w.days, { n: Math.floor(span / DAY) }), Math.floor((span % DAY) / HOUR), w.hours, w);
}

const pair = (first: string, rest: number, unit: string, w: ResidentWords['ago']): string =>
  rest === 0 ? first : fill(w.and, { a: first, b: fill(unit, { n: rest }) });

/** A promised length as people say it: 5 → "5 分钟", 120 → "2 小时", 2,880 → "2 天", 10,080 → "1 周". */
export function minutesInWords(minutes: number, w: ResidentWords['ago']): string {
  if (minutes % 10_080 === 0) return fill(w.weeks, { n: minutes / 10_080 });
  if (minutes % 1440 === 0) return fill(w.days, { n: minutes / 1440 });
  if (minutes % 60 === 0) return fill(w.hours, { n: minutes / 60 });
  return fill(w.minutes, { n: minutes });
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "11月24日 14:03" by the Chinese wall clock (UTC+8, no daylight saving), whatever zone the reader's machine is in. */
export function momentInWords(at: number, lang: string): string {
  const local = new Date(at + 8 * HOUR);
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  const month = local.getUTCMonth() + 1;
  return lang === 'en' ? `${local.getUTCFullYear()}-${two(month)}-${two(local.getUTCDate())} ${time}` : `${month}月${local.getUTCDate()}日 ${time}`;
}

/** "2026年11月24日" by the Chinese calendar day. */
export function dayInWords(at: number, lang: string): string {
  const local = new Date(at + 8 * HOUR);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  return lang === 'en' ? `${year}-${two(month)}-${two(day)}` : `${year}年${month}月${day}日`;
}
