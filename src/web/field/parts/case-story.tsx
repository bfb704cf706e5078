import type { CaseDetail } from '../../../contract/cases.js';
import { useWords } from '../../ui/language.js';
import { useMinute } from '../../ui/now.js';
import { LiveClock } from '../../ui/duration.js';
import { PeopleDate } from '../../ui/people-date.js';
import { sayFact } from '../../words/say-fact.js';
import { sayMinutes } from '../../words/time-words.js';
import { sayOr } from '../../words/words.js';

/** Files, every clock, answers and what happened so far. */
export function CaseStory({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords();
  const minute = useMinute();
  return (
    <>
      {detail.files.length > 0 ? (
        <section className="panel"><h2>{t('field.case.files')}</h2>
          <ul className="attached">
            {detail.files.map((file) => (
              <li key={file.id}>{file.mediaType.startsWith('image/')
                ? <a href={file.path}><img src={file.path} alt={t(`field.file.${file.purpose}`)} loading="lazy" /></a>
                : <audio controls preload="none" src={file.path} aria-label={t(`field.file.${file.purpose}`)} />}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel"><h2>{t('field.case.clocks')}</h2>
        <ul className="clocks">
          {detail.clocks.map((clock) => (
            <li key={clock.ordinal} className={clock.breachedAt ? 'late' : clock.state}>
              <span>{t(`promise.${clock.stage}`, { length: sayMinutes(clock.minutes, language) })}</span>
              {clock.state === 'running' ? <LiveClock dueAt={clock.dueAt} />
                : <b>{t(clock.state === 'met' && clock.breachedAt ? 'clockState.met_late' : `clockState.${clock.state}`)}</b>}
            </li>
          ))}
        </ul>
      </section>
      {detail.answers.length > 0 ? (
        <section className="panel"><h2>{t('field.case.answers')}</h2>
          {detail.answers.map((answer) => (
            <article key={answer.ordinal}><b>{sayOr(language, `outcome.${answer.outcome}`, answer.outcome)}</b><p className="said" dir="auto">{answer.words}</p>
              <p className="hint">{answer.answeredByName} <PeopleDate at={answer.answeredAt} /></p></article>
          ))}
        </section>
      ) : null}
      <section className="panel"><h2>{t('field.case.story')}</h2>
        <ol className="story">
          {[...detail.timeline].reverse().map((told) => (
            <li key={told.sequence}><PeopleDate at={told.at} /> <span dir="auto">{sayFact(language, told, minute)}</span></li>
          ))}
        </ol>
      </section>
    </>
  );
}
