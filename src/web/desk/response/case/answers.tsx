import type { CaseDetail } from '../../../../contract/cases.js';
import { useWords } from '../../../ui/language.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayOr } from '../../../words/words.js';
import { Part } from './part.js';

/** What the reporter was told, and what waits for a second person's decision. */
export function Answers({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords();
  return (
    <>
      {detail.classAsked && <p className="asked">{t('case.classAsked', { name: detail.classAsked.byName, class: t(`class.${detail.classAsked.toClass}`), reason: detail.classAsked.reason })}</p>}
      {detail.notAcceptedProposed && <p className="asked">{t('case.notAcceptedProposed', { name: detail.notAcceptedProposed.byName, reason: detail.notAcceptedProposed.reason })}</p>}
      {detail.answers.length > 0 && (
        <Part title={t('case.answers')} className="part-answer">
          {[...detail.answers].reverse().map((answer) => (
            <div key={answer.ordinal} className="answer">
              <p><strong>{sayOr(language, `outcome.${answer.outcome}`, answer.outcome)}</strong> <span className="quiet">{answer.answeredByName} · <PeopleDate at={answer.answeredAt} /></span></p>
              <p dir="auto" className="reported">{answer.words}</p>
            </div>
          ))}
        </Part>
      )}
    </>
  );
}
