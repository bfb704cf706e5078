import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useWords } from '../../ui/language.js';
import { Empty } from '../../ui/notes.js';
import { sayOr } from '../../words/words.js';
import type { RoundEntry } from '../offline/round-state.js';
import { CardMaker } from '../parts/card-maker.js';
import { visited, type Finding, type Way } from '../parts/care-steps.js';
import { DeedCard } from '../parts/deed-card.js';
import { HouseholdPast } from '../parts/household-past.js';
import { MapIcon, PhoneIcon } from '../parts/icons.js';
import { callLink, mapLink } from '../parts/map-link.js';
import { NeedList } from '../parts/need-list.js';
import { LastVisit } from '../parts/round-card.js';
import { Sheet } from '../parts/sheet.js';
import { StandingTag } from '../parts/standing-tag.js';
import { useEntry } from '../parts/use-round.js';
import { VisitForm } from '../parts/visit-form.js';
import { WaitingVisits } from '../parts/waiting-visits.js';

/** One household of mine: whom to call, the visit, what it needs, its card. Everything but the past and the card works offline. */
export function HouseholdPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const navigate = useNavigate();
  const { kept, entry } = useEntry(id);
  return (
    <>
      <header className="page-head"><button type="button" className="plain" onClick={() => void navigate('/round')}>‹ {t('round.back')}</button></header>
      {entry && kept ? <Household key={id} entry={entry} kinds={kept.round.kinds} /> : <Empty>{t('round.notMine')}</Empty>}
    </>
  );
}

function Household({ entry, kinds }: { entry: RoundEntry; kinds: Parameters<typeof NeedList>[0]['kinds'] }) {
  const { t, language } = useWords();
  const [called, setCalled] = useState(false);
  const refused = entry.deeds.filter((d) => d.state === 'refused');
  return (
    <>
      <section className="panel">
        <p className="card-top"><StandingTag entry={entry} />{entry.openCases > 0 ? <span className="tag tag-moving">{t('round.openCases', { n: entry.openCases })}</span> : null}</p>
        <h1 dir="auto">{entry.door}</h1>
        {entry.door === entry.address ? null : <p className="card-place" dir="auto">{entry.address}</p>}
        <p className="card-place" dir="auto">{[entry.contactName, t('round.members', { n: entry.members }), sayOr(language, `round.prefers.${entry.contactPreference}`, '')].filter(Boolean).join(' · ')}</p>
        <p className="card-place"><LastVisit entry={entry} /></p>
        <div className="pair">
          {entry.contactPhone ? <a className="soft" href={callLink(entry.contactPhone)} onClick={() => setCalled(true)}><PhoneIcon />{t('field.case.callName', { name: entry.contactName ?? '' })}</a>
            : <span className="hint">{t('round.noPhone')}</span>}
          {entry.lat !== null && entry.lng !== null ? <a className="soft" href={mapLink(entry.lat, entry.lng, entry.address)} rel="noreferrer"><MapIcon />{t('field.case.map')}</a> : null}
        </div>
      </section>
      {refused.map((deed) => <DeedCard key={deed.ordinal} deed={deed} />)}
      <VisitSteps entry={entry} way={called ? 'phone' : 'door'} />
      <NeedList entry={entry} kinds={kinds} />
      <HouseholdPast householdId={entry.householdId} />
      <CardMaker entry={entry} />
    </>
  );
}

/** The visit: two findings in one tap, the third asks for words. After a call it is one by telephone. */
function VisitSteps({ entry, way }: { entry: RoundEntry; way: Way }) {
  const { t } = useWords();
  const [sheet, setSheet] = useState<Finding | null>(null);
  const [busy, setBusy] = useState(false);
  const oneTap = async (finding: Finding): Promise<void> => {
    setBusy(true);
    await visited(entry, { finding, way }).finally(() => setBusy(false));
  };
  return (
    <section className="steps">
      <WaitingVisits deeds={entry.deeds} />
      <button type="button" className="big" disabled={busy} onClick={() => void oneTap('well')}>{t('round.well')}{way === 'phone' ? `（${t('round.way.phone')}）` : ''}</button>
      <div className="more">
        <button type="button" className="soft" disabled={busy} onClick={() => void oneTap('nobody_home')}>{t('round.nobody')}</button>
        <button type="button" className="soft" onClick={() => setSheet('needs_help')}>{t('round.help')}</button>
        <button type="button" className="soft" onClick={() => setSheet('well')}>{t('round.more')}</button>
      </div>
      {sheet ? <Sheet title={t('round.visit')} onClose={() => setSheet(null)}><VisitForm entry={entry} first={sheet} way={way} onDone={() => setSheet(null)} /></Sheet> : null}
    </section>
  );
}
