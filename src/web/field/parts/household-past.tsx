import { useState } from 'react';
import { readHouseholdCare, type HouseholdCare } from '../../api/care.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { sayOr } from '../../words/words.js';

/** Past visits and who looked. Asked for only when wanted: the look is written down, and nothing of it stays on the phone. */
export function HouseholdPast({ householdId }: { householdId: string }) {
  const { t, language } = useWords();
  const [care, setCare] = useState<HouseholdCare | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fetchIt = (): void => {
    setBusy(true);
    setFailed(null);
    readHouseholdCare(householdId).then(setCare, setFailed).finally(() => setBusy(false));
  };
  return (
    <section className="panel">
      <h2>{t('round.past')}</h2>
      {care === null ? (
        <>
          <p className="hint">{t('round.past.about')}</p>
          {failed ? <ErrorNote error={failed} /> : null}
          <button type="button" className="soft wide" disabled={busy} onClick={fetchIt}>{t(busy ? 'loading' : 'round.past.open')}</button>
        </>
      ) : (
        <>
          <h3>{t('round.past.visits')}</h3>
          {care.visits.length === 0 ? <p className="hint">{t('round.past.none')}</p> : null}
          <ol className="story">
            {care.visits.map((v) => (
              <li key={v.visitId}><PeopleDate at={v.visitedAt} /> {v.personName} · {t(`round.way.${v.way}`)} · {t(`round.finding.${v.finding}`)}
                {v.words ? <p className="said" dir="auto">{v.words}</p> : null}
                {v.voiceFileId ? <audio controls preload="none" src={`/api/files/${v.voiceFileId}`} aria-label={t('round.past.voice')} /> : null}</li>
            ))}
          </ol>
          <h3>{t('round.past.views')}</h3>
          <ol className="story">
            {care.views.map((v) => <li key={`${v.viewedAt} ${v.viewerName} ${v.purpose}`}><PeopleDate at={v.viewedAt} /> {v.viewerName} · {sayOr(language, `role.${v.viewerRole}`, v.viewerRole)} · {t(`round.purpose.${v.purpose}`)}</li>)}
          </ol>
        </>
      )}
    </section>
  );
}
