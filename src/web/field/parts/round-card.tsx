import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../ui/language.js';
import { PeopleDate } from '../../ui/people-date.js';
import { sayOr } from '../../words/words.js';
import type { RoundEntry } from '../offline/round-state.js';
import { visited } from './care-steps.js';
import { PhoneIcon } from './icons.js';
import { callLink } from './map-link.js';
import { StandingTag } from './standing-tag.js';
import { WaitingVisits } from './waiting-visits.js';

/** One of my households: whether it is time, what it needs, and the visit in one tap. */
export function RoundCard({ entry }: { entry: RoundEntry }) {
  const { t, language } = useWords();
  const [busy, setBusy] = useState(false);
  const allWell = async (): Promise<void> => {
    setBusy(true);
    await visited(entry, { finding: 'well' }).finally(() => setBusy(false));
  };
  return (
    <li className={`card ${entry.standing === 'overdue' ? 'late' : ''}`}>
      <Link to={`/round/${entry.householdId}`} className="card-open">
        <span className="card-top"><StandingTag entry={entry} />
          {entry.openCases > 0 ? <span className="tag tag-moving">{t('round.openCases', { n: entry.openCases })}</span> : null}
          {entry.refused > 0 ? <span className="tag tag-breach">{t('field.refused', { n: entry.refused })}</span> : null}</span>
        <strong className="card-matter" dir="auto">{entry.door}</strong>
        <span className="card-place" dir="auto">{[entry.contactName, t('round.members', { n: entry.members }), sayOr(language, `round.prefers.${entry.contactPreference}`, '')].filter(Boolean).join(' · ')}</span>
        {entry.needs.length > 0 ? <span className="needs">{entry.needs.map((n) => <span key={n.needId} className="need">{n.kindName}</span>)}</span> : null}
        <LastVisit entry={entry} />
      </Link>
      <WaitingVisits deeds={entry.deeds} />
      <div className="card-steps">
        {entry.standing === 'visited' ? <Link className="soft" to={`/round/${entry.householdId}`}>{t('round.more')}</Link>
          : <button type="button" className="big" disabled={busy} onClick={() => void allWell()}>{t('round.well')}</button>}
        {entry.contactPhone ? <a className="soft call" href={callLink(entry.contactPhone)} aria-label={t('field.case.callName', { name: entry.contactName ?? entry.address })}><PhoneIcon /></a> : null}
      </div>
    </li>
  );
}

export function LastVisit({ entry }: { entry: RoundEntry }) {
  const { t, language } = useWords();
  if (entry.lastVisitAt === null) return <span className="card-place">{t('round.lastNone')}</span>;
  return <span className="card-place">{t('round.last')}<PeopleDate at={entry.lastVisitAt} /> {sayOr(language, `round.finding.${entry.lastFinding}`, '')}</span>;
}
