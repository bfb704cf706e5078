/**
 * Instants are milliseconds since 1970-01-01T00:00Z everywhere in rules. China has one zone, UTC+8, and no daylight
 * saving since 1991, so local time is plain arithmetic and no rule depends on the machine's own zone.
 */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const CHINA_OFFSET = 8 * HOUR;

/** Days since 1970-01-01 by the Chinese wall calendar. */
export const chinaDay = (at: Instant): number => Math.floor((at + CHINA_OFFSET) / DAY);

/** Instant at which that Chinese day begins. */
export const startOfChinaDay = (day: number): Instant => day * DAY - CHINA_OFFSET;

/** Minutes since 00:00 China time, 0 to 1439. */
export const chinaMinuteOfDay = (at: Instant): number => Math.floor((at + CHINA_OFFSET - chinaDay(at) * DAY) / MINUTE);

/** 1 Monday … 7 Sunday, as ISO 8601 counts. Day 0 was a Thursday. */
export const weekdayOf = (day: number): number => ((day + 3) % 7 + 7) % 7 + 1;

/** `2026-11-24` for a day number: civil-from-days, proleptic Gregorian. */
export function dayToIso(day: number): string {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  const y = yoe + era * 400 + (m <= 2 ? 1 : 0);
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** Day number of `2026-11-24`; the inverse of dayToIso. */
export function isoToDay(iso: string): number {
  const y0 = Number(iso.slice(0, 4));
  const m = Number(iso.slice(5, 7));
  const d = Number(iso.slice(8, 10));
  const y = m <= 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + d - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}
