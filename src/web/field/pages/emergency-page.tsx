import { Link, useNavigate } from 'react-router';
import { useWords } from '../../ui/language.js';
import { Empty } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { KEEP_DAYS, markReached } from '../offline/known-round.js';
import { emergencyOf, type Need, type RoundEntry } from '../offline/round-state.js';
import { PhoneIcon } from '../parts/icons.js';
import { callLink } from '../parts/map-link.js';
import { useRound } from '../parts/use-round.js';

/** Who needs what in an emergency, in the order in which to act; from the phone, with ticks that stay on it. */
export function EmergencyPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { kept, entries } = useRound();
  const groups = kept ? emergencyOf(entries, kept.round.kinds, kept.reached) : [];
  const all = groups.flatMap((g) => g.rows);
  const reached = all.filter(({ entry }) => kept?.reached[entry.householdId]).length;
  return (
    <>
      <header className="page-head"><button type="button" className="plain" onClick={() => void navigate('/round')}>‹ {t('round.back')}</button></header>
      <h1>{t('round.emergency')}</h1>
      <p className="hint">{t('round.emergency.about')}</p>
      {kept ? <p className="hint">{t('round.asOf')} <PeopleDate at={kept.fetchedAt} /></p> : null}
      {all.length === 0 ? <Empty>{t(kept ? 'round.emergency.none' : 'round.notFetched')}</Empty> : (
        <p className="page-head"><b role="status">{t('round.emergency.reached', { n: reached, all: all.length })}</b>
          {reached > 0 ? <button type="button" className="plain" onClick={() => void markReached(null)}>{t('round.emergency.clear')}</button> : null}</p>
      )}
      {groups.map(({ service, rows }) => (
        <section key={service}>
          <h2>{t(`round.service.${service}`)}（{rows.length}）</h2>
          <ul className="cards">{rows.map(({ entry, needs }) => <Row key={entry.householdId} entry={entry} needs={needs} reachedAt={kept?.reached[entry.householdId]} />)}</ul>
        </section>
      ))}
      {kept ? <p className="hint">{t('round.privacy', { n: KEEP_DAYS })}</p> : null}
    </>
  );
}

function Row({ entry, needs, reachedAt }: { entry: RoundEntry; needs: readonly Need[]; reachedAt: number | undefined }) {
  const { t } = useWords();
  return (
    <li className={`card ${reachedAt ? 'done' : 'late'}`}>
      <Link to={`/round/${entry.householdId}`} className="card-open">
        <strong className="card-matter" dir="auto">{entry.door}</strong>
        {needs.map((need) => <span key={need.needId} dir="auto"><b>{need.kindName}</b>{need.residentName ? ` · ${need.residentName}` : ''}{need.words ? `：${need.words}` : ''}</span>)}
        <span className="card-place" dir="auto">{entry.contactName}</span>
        {reachedAt ? <span className="card-place">{t('round.emergency.ticked')} <PeopleDate at={reachedAt} /></span> : null}
      </Link>
      <div className="card-steps">
        {entry.contactPhone ? <a className="big" href={callLink(entry.contactPhone)}><PhoneIcon />{t('field.case.callName', { name: entry.contactName ?? '' })}</a> : <span className="hint">{t('round.emergency.noPhone')}</span>}
        <button type="button" className="soft tick" aria-pressed={reachedAt !== undefined} onClick={() => void markReached(entry.householdId)}>{t(reachedAt ? 'round.emergency.ticked' : 'round.emergency.tick')}</button>
      </div>
    </li>
  );
}
