import { sayRemaining } from '../words/time-words.js';
import { useWords } from './language.js';
import { useNowOf } from './now.js';

/** How much of a deadline is left: the words, and how pressing it is. `nearMs` before the end it turns warm. */
export function pressing(dueAt: number, now: number, nearMs = 5 * 60_000): 'calm' | 'near' | 'over' {
  if (now > dueAt) return 'over';
  return dueAt - now <= nearMs ? 'near' : 'calm';
}

const SIGNS = { calm: '◔', near: '◕', over: '▲' } as const;

interface Props { dueAt: number; nearMs?: number; className?: string }

/** A running clock: `还剩 12 分钟`, `超时 3 分钟`; a sign and words carry what the colour says. */
export function LiveClock({ dueAt, nearMs, className = '' }: Props) {
  const { language } = useWords();
  const level = useNowOf((now) => pressing(dueAt, now, nearMs));
  const words = useNowOf((now) => sayRemaining(dueAt, now, language));
  // role=timer is silent by default: a screen reader reads it when asked, not once a second.
  return (
    <span role="timer" className={`clock clock-${level} number ${className}`}>
      <span aria-hidden="true" className="clock-sign">{SIGNS[level]}</span>{words}
    </span>
  );
}
