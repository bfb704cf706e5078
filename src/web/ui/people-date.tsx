import { sayInstant } from '../words/time-words.js';
import { useWords } from './language.js';
import { useMinute } from './now.js';

/** An instant as people say it, with the exact one for machines and on hover. */
export function PeopleDate({ at }: { at: number }) {
  const minute = useMinute();
  const { language } = useWords();
  const iso = new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);
  return <time dateTime={`${iso}+08:00`} title={iso.replace('T', ' ')}>{sayInstant(at, minute, language)}</time>;
}
