import { sayOr } from '../words/words.js';
import { useWords } from './language.js';

/** Which of six looks a state has. The sign differs as well as the colour, for eyes that do not tell colours apart. */
export const STATE_LOOKS: Record<string, { tone: 'waiting' | 'moving' | 'answered' | 'held' | 'done'; sign: string }> = {
  received: { tone: 'waiting', sign: '●' },
  reopened: { tone: 'waiting', sign: '↻' },
  refused: { tone: 'waiting', sign: '↩' },
  transferred: { tone: 'waiting', sign: '⇄' },
  dispatched: { tone: 'moving', sign: '→' },
  accepted: { tone: 'moving', sign: '✓' },
  on_site: { tone: 'moving', sign: '◉' },
  answered: { tone: 'answered', sign: '✉' },
  paused: { tone: 'held', sign: '‖' },
  in_consultation: { tone: 'held', sign: '◇' },
  under_review: { tone: 'held', sign: '⚖' },
  confirmed: { tone: 'done', sign: '✔' },
  not_accepted: { tone: 'done', sign: '⊘' },
  joined: { tone: 'done', sign: '⊂' },
};

/** A case's state as a small tag; an unknown state shows its own name rather than nothing. */
export function StateTag({ state }: { state: string }) {
  const { language } = useWords();
  const look = STATE_LOOKS[state] ?? { tone: 'held', sign: '·' };
  return (
    <span className={`tag tag-${look.tone}`}><span aria-hidden="true">{look.sign}</span>{sayOr(language, `state.${state}`, state)}</span>
  );
}
