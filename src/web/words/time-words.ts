import type { Language } from '../../contract/refusals.js';

/** Time as people say it. Pure: instants in, text out; China time (UTC+8, no daylight saving) on every device. */
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR, CHINA = 8 * HOUR;

/** `12 分钟`, `1 小时 5 分`, `2 天 3 小时`; two units at most, seconds only below one minute. */
export function sayDuration(milliseconds: number, language: Language): string {
  const ms = Math.max(0, milliseconds);
  const days = Math.floor(ms / DAY), hours = Math.floor((ms % DAY) / HOUR), minutes = Math.floor((ms % HOUR) / MINUTE);
  const en = language === 'en';
  const part = (count: number, zh: string, one: string) => (en ? `${count} ${one}` : `${count} ${zh}`);
  if (days > 0) return join(part(days, '天', days === 1 ? 'day' : 'days'), hours > 0 && part(hours, '小时', 'h'));
  if (hours > 0) return join(part(hours, '小时', 'h'), minutes > 0 && part(minutes, '分', 'min'));
  if (minutes > 0) return part(minutes, '分钟', 'min');
  return part(Math.floor(ms / SECOND), '秒', 's');
}

/** `还剩 12 分钟` or `超时 3 分钟`. */
export function sayRemaining(dueAt: number, now: number, language: Language): string {
  const left = dueAt - now;
  // Rounded up while it runs: a clock with 59.5 s to go has not lost its minute yet.
  if (left >= 0) return language === 'en' ? `${sayDuration(left, 'en')} left` : `还剩 ${sayDuration(left, 'zh')}`;
  return language === 'en' ? `${sayDuration(-left, 'en')} over` : `超时 ${sayDuration(-left, 'zh')}`;
}

/** Minutes of a promise: `5 分钟`, `40 分钟`, `2 天`, `1 周`. */
export function sayMinutes(minutes: number, language: Language): string {
  if (minutes % 10_080 === 0) {
    const weeks = minutes / 10_080;
    return language === 'en' ? `${weeks} ${weeks === 1 ? 'week' : 'weeks'}` : `${weeks} 周`;
  }
  return sayDuration(minutes * MINUTE, language);
}

/** `今天 14:05`, `昨天 09:10`, `明天 08:00`, `11月20日 14:05`, `2025年3月1日 14:05`. */
export function sayInstant(at: number, now: number, language: Language): string {
  const day = chinaDay(at), today = chinaDay(now), time = sayTime(at);
  const named = { '0': ['今天', 'today'], '-1': ['昨天', 'yesterday'], '1': ['明天', 'tomorrow'] }[String(day - today)];
  if (named) return `${language === 'en' ? named[1] : named[0]} ${time}`;
  return `${sayDay(at, now, language)} ${time}`;
}

/** The day without the time: `11月20日`, with the year when it is another one. */
export function sayDay(at: number, now: number, language: Language): string {
  const date = new Date(at + CHINA), year = date.getUTCFullYear(), month = date.getUTCMonth() + 1, day = date.getUTCDate();
  const other = year !== new Date(now + CHINA).getUTCFullYear();
  if (language === 'en') return `${day} ${MONTHS[month - 1]}${other ? ` ${year}` : ''}`;
  return `${other ? `${year}年` : ''}${month}月${day}日`;
}

/** `14:05` */
export function sayTime(at: number): string {
  const date = new Date(at + CHINA);
  return `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The calendar day in China, counted from 1970. */
export const chinaDay = (at: number) => Math.floor((at + CHINA) / DAY);
const join = (first: string, second: string | false) => (second ? `${first} ${second}` : first);
