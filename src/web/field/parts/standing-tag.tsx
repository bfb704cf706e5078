import { useWords } from '../../ui/language.js';
import { useMinute } from '../../ui/now.js';
import { chinaDay, sayDay } from '../../words/time-words.js';
import type { RoundEntry, Standing } from '../offline/round-state.js';

const TONE: Record<Standing, string> = { overdue: 'tag-breach', never: 'tag-waiting', today: 'tag-waiting', soon: 'tag-moving', later: 'tag-held', visited: 'tag-answered' };

/** When this household is to be visited, as people say it. */
export function StandingTag({ entry: { standing, dueAt } }: { entry: RoundEntry }) {
  const { t, language } = useWords();
  const at = useMinute();
  const said = standing === 'overdue' ? t('round.standing.overdue', { n: Math.max(1, chinaDay(at) - chinaDay(dueAt ?? at)) })
    : standing !== 'soon' && standing !== 'later' ? t(`round.standing.${standing}`)
    : dueAt === null ? t(`round.standing.${standing}Some`) : t(`round.standing.${standing}`, { day: sayDay(dueAt, at, language) });
  return <span className={`tag ${TONE[standing]}`}>{said}</span>;
}
