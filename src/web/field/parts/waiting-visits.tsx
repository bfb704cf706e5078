import { useWords } from '../../ui/language.js';
import { PeopleDate } from '../../ui/people-date.js';
import { sayOr } from '../../words/words.js';
import type { Deed } from '../offline/deed.js';
import { takeBack } from '../offline/queue.js';

/** What was done here and is not on its way yet: still to be taken back. */
export function WaitingVisits({ deeds }: { deeds: readonly Deed[] }) {
  const { t, language } = useWords();
  const waiting = deeds.filter((d) => d.state === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <ul className="waiting">
      {waiting.map((deed) => (
        <li key={deed.ordinal}><span><PeopleDate at={deed.madeAt} /> {sayOr(language, `round.finding.${String(deed.body['finding'])}`, t(`field.step.${deed.verb}` as 'field.step.visit'))} · {t('field.waitingTag')}</span>
          {deed.sent ? null : <button type="button" className="plain" onClick={() => void takeBack(deed.ordinal!)}>{t('round.undo')}</button>}</li>
      ))}
    </ul>
  );
}
