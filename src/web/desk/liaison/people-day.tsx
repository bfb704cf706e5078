import { useWords } from '../../ui/language.js';
import { useMinute } from '../../ui/now.js';
import { sayDay } from '../../words/time-words.js';

/** A day as people say it, where the hour does not matter. */
export function PeopleDay({ at }: { at: number }) {
  const minute = useMinute();
  const { language } = useWords();
  return <time dateTime={paperTime(at).slice(0, 10)}>{sayDay(at, minute, language)}</time>;
}

/** `2026-11-24 10:00` in China: on paper there is no today. */
export const paperTime = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
