import { useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Refused } from '../../api/call.js';
import { LiveClock } from '../../ui/duration.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { StateTag } from '../../ui/state-tag.js';
import { useMe } from '../app/me.js';
import { refreshCase } from '../offline/known-cases.js';
import { helperSteps, stepsIn, type Step } from '../offline/local-state.js';
import { CaseStory } from '../parts/case-story.js';
import { DeedCard } from '../parts/deed-card.js';
import { MapIcon, PhoneIcon } from '../parts/icons.js';
import { callLink, mapLink } from '../parts/map-link.js';
import { StepSheet } from '../parts/step-sheet.js';
import { doStep, useHeldCase, type HeldCase } from '../parts/use-case.js';

/** One case: what, where, whom to call, the clocks, what to do next. Shown from the phone at once, then freshened. */
export function CasePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const held = useHeldCase(id);
  const [failed, setFailed] = useState<unknown>(null);
  useEffect(() => {
    setFailed(null);
    refreshCase(id).catch((error: unknown) => setFailed(error));
  }, [id]);
  const navigate = useNavigate();
  return (
    <>
      <header className="page-head"><button type="button" className="plain" onClick={() => void navigate('/')}>‹ {t('field.tab.mine')}</button></header>
      {held ? <Held held={held} /> : failed ? <ErrorNote error={failed} /> : <p>{t('loading')}</p>}
      {held && failed instanceof Refused ? <ErrorNote error={failed} /> : null}
    </>
  );
}

function Held({ held }: { held: HeldCase }) {
  const { t } = useWords();
  const { one: { row, detail }, local } = held;
  return (
    <>
      <section className="panel">
        <p className="card-top"><StateTag state={local.state} />{local.waiting > 0 ? <span className="tag tag-held">{t('field.waitingTag')}</span> : null}
          <span className="card-number">{row.caseNumber}</span></p>
        <h1>{row.matterName}</h1>
        {row.dueAt && row.stage && !local.leaving ? <p className="card-clock">{t(`stage.${row.stage}`)} <LiveClock dueAt={row.dueAt} /></p> : null}
        <p className="said" dir="auto">{detail?.words ?? row.words}</p>
        <p className="card-place" dir="auto">{[row.unitName, row.placeWords].filter(Boolean).join(' · ')}</p>
        <Contact held={held} />
      </section>
      {held.deeds.map((deed) => <DeedCard key={deed.ordinal} deed={deed} />)}
      <Steps held={held} />
      {detail ? <CaseStory detail={detail} /> : <p className="hint">{t('field.case.notWhole')}</p>}
    </>
  );
}

function Contact({ held: { one: { row, detail } } }: { held: HeldCase }) {
  const { t } = useWords();
  const phone = detail?.reporterPhone;
  return (
    <div className="pair">
      {phone ? <a className="soft" href={callLink(phone)}><PhoneIcon />{detail?.reporterName ? t('field.case.callName', { name: detail.reporterName }) : t('field.case.call')}</a>
        : detail ? <span className="hint">{t('field.case.anonymous')}</span> : null}
      {row.lng !== null && row.lat !== null ? <a className="soft" href={mapLink(row.lat, row.lng, row.placeWords || row.unitName)} rel="noreferrer"><MapIcon />{t('field.case.map')}</a> : null}
    </div>
  );
}

/** The next step large, the others below, for whoever holds the case; a helper adds to it or calls for help. */
function Steps({ held }: { held: HeldCase }) {
  const { t } = useWords();
  const me = useMe();
  const [asked, setAsked] = useSearchParams();
  const [sheet, setSheet] = useState<Step | null>(null);
  const [busy, setBusy] = useState(false);
  const { one, local } = held;
  const mine = one.row.holderPersonId === me.personId && !local.leaving;
  const helps = !mine && one.row.endedAt === null && (one.helping === true || (one.detail?.helpers.some((h) => h.personId === me.personId) ?? false));
  const { main, more } = mine ? stepsIn(local.state, one.detail?.needsVisit ?? true) : { main: [], more: helps ? helperSteps(local.state) : [] };
  useEffect(() => {
    const step = asked.get('do') as Step | null;
    if (step && [...main, ...more].includes(step)) setSheet(step);
    if (step) setAsked({}, { replace: true });
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- the address asks once, when the page opens
  if (!mine && !helps) return null;
  const press = async (step: Step): Promise<void> => {
    if (step !== 'accept' && step !== 'arrive' && step !== 'resume') return setSheet(step);
    setBusy(true);
    await doStep(one, step).finally(() => setBusy(false));
  };
  return (
    <section className="steps">
      {helps ? <p className="hint">{t('field.case.youHelp', { holder: one.row.holderName ?? t('field.deed.nobody') })}</p> : null}
      {main.map((step, n) => <button key={step} type="button" disabled={busy} className={n === 0 ? 'big' : 'big second'} onClick={() => void press(step)}>{t(`field.step.${step}`)}</button>)}
      <div className="more">{more.map((step) => <button key={step} type="button" className="soft" disabled={busy} onClick={() => void press(step)}>{t(`field.step.${step}`)}</button>)}</div>
      {sheet ? <StepSheet one={one} step={sheet} onClose={() => setSheet(null)} /> : null}
    </section>
  );
}
