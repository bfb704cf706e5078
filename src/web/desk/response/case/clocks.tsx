import type { CaseDetail } from '../../../../contract/cases.js';
import { LiveClock } from '../../../ui/duration.js';
import { useWords } from '../../../ui/language.js';
import { useMinute } from '../../../ui/now.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayInstant, sayMinutes } from '../../../words/time-words.js';
import { sayOr } from '../../../words/words.js';
import { Part } from './part.js';

type Shown = CaseDetail['clocks'][number];

/** Every promise of the case: running first, with what happens if it is missed. */
export function Clocks({ detail }: { detail: CaseDetail }) {
  const { t } = useWords();
  const order = { running: 0, held: 1, met: 2, stopped: 3 };
  const clocks = [...detail.clocks].sort((a, b) => order[a.state] - order[b.state] || a.ordinal - b.ordinal);
  if (clocks.length === 0) return null;
  return <Part title={t('case.clocks')} className="part-clocks"><ol className="clocks">{clocks.map((clock) => <One key={clock.ordinal} clock={clock} />)}</ol></Part>;
}

function One({ clock }: { clock: Shown }) {
  const { t, language } = useWords();
  const minute = useMinute();
  const late = clock.breachedAt !== null;
  const when = (at: number) => sayInstant(at, minute, language);
  const state = clock.state === 'met' && late ? 'met_late' : clock.state;
  return (
    <li className={`clock-line clock-line-${clock.state}${late ? ' clock-line-late' : ''}`}>
      <div className="clock-top">
        <span>{t(`promise.${clock.stage}`, { length: sayMinutes(clock.minutes, language) })}</span>
        {clock.state === 'running' ? <LiveClock dueAt={clock.dueAt} /> : <span className={late ? 'breach' : 'quiet'}>{t(`clockState.${state}`)}</span>}
      </div>
      <small>
        {clock.endedAt !== null && clock.state === 'met' ? t('case.met', { when: when(clock.endedAt) }) : <>{t('case.due', { when: when(clock.dueAt) })}</>}
        {clock.firstDueAt !== clock.dueAt && <> · {t('case.firstPromise', { when: when(clock.firstDueAt) })}</>}
        {clock.calledLevel > 0 && <> · {t('queue.called', { level: clock.calledLevel })}</>}
        {late && clock.breachedAt !== null && clock.state !== 'running' && <> · {t('clock.breached')} <PeopleDate at={clock.breachedAt} /></>}
      </small>
      {clock.state === 'running' && clock.ifMissed && <small>{t('case.ifMissed', { what: sayOr(language, `ifMissed.${clock.ifMissed}`, clock.ifMissed) })}</small>}
    </li>
  );
}
