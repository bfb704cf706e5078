import { Link, useNavigate } from 'react-router';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote, useOnline } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { useMe } from '../app/me.js';
import { useMyHandovers } from '../parts/use-handovers.js';

/** Handovers that wait for my signature, as giver or taker. */
export function HandoversPage() {
  const { t } = useWords();
  const online = useOnline();
  const navigate = useNavigate();
  // Who takes over may be no liaison yet.
  const hasRound = useMe().permissions.includes('care.round');
  const { rows, failed } = useMyHandovers();
  return (
    <>
      <header className="page-head"><button type="button" className="plain" onClick={() => void navigate(hasRound ? '/round' : '/')}>‹ {t(hasRound ? 'round.back' : 'field.tab.mine')}</button></header>
      <h1>{t('round.hand')}</h1>
      {!online && rows === null ? <Empty>{t('round.hand.offline')}</Empty> : failed ? <ErrorNote error={failed} /> : rows === null ? <p>{t('loading')}</p> : null}
      {rows?.length === 0 ? <Empty>{t('round.hand.none')}</Empty> : null}
      <ul className="cards">
        {rows?.map((h) => (
          <li key={h.handoverId} className="card">
            <Link className="card-open" to={`/handovers/${h.handoverId}`}>
              <strong className="card-matter">{t('round.hand.sentence', { from: h.fromName, unit: h.unitName, number: h.gridNumber, to: h.toName, n: h.households })}</strong>
              <span dir="auto">{t('round.hand.why', { reason: h.reason })}</span>
              <span className="card-place"><PeopleDate at={h.begunAt} /> · {t(h.givenAt ? 'round.hand.given' : 'round.hand.notGiven')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
