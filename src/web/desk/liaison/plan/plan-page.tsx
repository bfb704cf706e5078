import { Button } from 'antd';
import { memo, useCallback, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Plan, PlanSummary } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { Loading } from '../../app/loading.js';
import { PlanMode, PlanState } from '../plans/plan-state.js';
import { Trail } from '../trail.js';
import { WishDialog } from '../wish-dialog.js';
import { useMayIn } from '../use-may-in.js';
import { Compare } from './compare.js';
import { HouseholdList, type Showing } from './household-list.js';
import type { PlanHousehold } from './look-of-plan.js';
import { LiaisonList } from './liaison-list.js';
import { PlanDeeds } from './plan-deeds.js';
import { PlanFigures } from './plan-figures.js';
import { PlanMap } from './plan-map.js';
import { sayUnplaced } from './say-unplaced.js';
import { Solving } from './solving.js';
import { useAdjust } from './use-adjust.js';
import { isMoving, usePlan } from './use-plan.js';

/** One plan: solved before one's eyes, looked at on the map, adjusted by hand, compared, published. */
export default function PlanPage() {
  const { planId = '' } = useParams();
  const { plan, summary, others, error, retry } = usePlan(planId);
  if (error && !plan) return <div className="page"><ErrorNote error={error} onRetry={retry} /></div>;
  if (!plan || !summary) return <Loading />;
  return <OnePlan key={planId} whole={plan} summary={summary} others={others} />;
}

function OnePlan({ whole, summary, others }: { whole: Plan; summary: PlanSummary; others: PlanSummary[] }) {
  const { t } = useWords();
  const { version, state } = summary;
  // While it is solved the progress comes twice a second; thousands of households are not drawn again for it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const plan = useMemo((): Plan => ({ ...whole, summary }), [whole, version, state]);
  const mayWrite = useMayIn('plan.write', summary.unitCode);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const raise = useCallback(() => setSettingsOpen(true), []);
  const live = summary.state === 'draft' || summary.state === 'solved';
  const inForce = others.find((one) => one.state === 'published')?.number ?? null;
  const overtakenBy = live && inForce !== null && inForce !== summary.basedOn ? inForce : null;
  return (
    <div className="page plan-page">
      <Trail unitCode={summary.unitCode} last={t('plan.number', { number: summary.number })} />
      <div className="page-head"><h1>{t('plan.number', { number: summary.number })}</h1><PlanState state={summary.state} />
        <p className="quiet"><PlanMode plan={summary} /> · {summary.createdByName} <PeopleDate at={summary.createdAt} />
          {summary.publishedAt !== null && <> · {t('plan.publishedBy', { name: summary.publishedByName })} <PeopleDate at={summary.publishedAt} /></>}</p>
        {summary.state === 'published' && <div className="page-tools"><Link className="plain-button" to={`/liaison/units/${summary.unitCode}`}>{t('plan.toGrids')}</Link></div>}
      </div>
      {summary.note && <p className="quiet" dir="auto">{summary.note}</p>}
      {summary.failure && live && <ErrorNote error={new Error(t('plan.failure', { reason: summary.failure }))} />}
      {isMoving(summary.state) ? <Solving summary={summary} mayStop={mayWrite} /> : <PlanFigures plan={plan} />}
      {live && mayWrite && <PlanDeeds plan={plan} overtakenBy={overtakenBy} settingsOpen={settingsOpen} onSettings={setSettingsOpen} />}
      {live && summary.objective === null && <p className="asked">{t('plan.draftHint')}</p>}
      <Work plan={plan} mayChange={live && mayWrite} onRaise={raise} />
      {!isMoving(summary.state) && summary.objective !== null && <Compare summary={summary} others={others} />}
    </div>
  );
}

/** Map and lists of one plan, which show and change the same. */
const Work = memo(function Work({ plan, mayChange, onRaise }: { plan: Plan; mayChange: boolean; onRaise: () => void }) {
  const { t } = useWords();
  const [showing, setShowing] = useState<Showing>('all');
  const [only, setOnly] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const adjust = useAdjust(plan);
  const maySay = useMayIn('preference.say', plan.summary.unitCode);
  const [wish, setWish] = useState<PlanHousehold | null>(null);
  return (
    <>
      {mayChange && plan.summary.objective !== null && <Unplaced plan={plan} onRaise={onRaise} />}
      {adjust.error && <ErrorNote error={adjust.error} />}
      <div className="plan-said" aria-live="polite">{adjust.undo && <p className="all-well">✓ {t('plan.given', { address: adjust.undo.address, name: adjust.undo.toName })}
        <Button size="small" disabled={adjust.busy} onClick={adjust.takeBack}>{t('plan.undo')}</Button></p>}</div>
      <div className="plan-columns">
        <PlanMap plan={plan} mayGive={mayChange && !adjust.busy} picked={picked} onPick={setPicked} onGive={adjust.give} onLiaison={(id) => { setPicked(null); setOnly(only === id ? null : id); }} />
        <div className="plan-side">
          <LiaisonList liaisons={plan.liaisons} only={only} onOnly={(id) => { setPicked(null); setOnly(id); }} />
          <HouseholdList plan={plan} busy={adjust.busy} showing={showing} onShowing={setShowing} only={only} onOnly={setOnly} picked={picked} onPick={setPicked}
            onGive={mayChange ? adjust.give : undefined} onLock={mayChange ? adjust.lock : undefined} onWish={mayChange && maySay ? setWish : undefined} />
        </div>
      </div>
      {wish && <WishDialog household={wish} people={plan.liaisons} onClose={() => setWish(null)} />}
    </>
  );
});

/** Whoever has no place is named first, with the reason and what to do about it. */
function Unplaced({ plan, onRaise }: { plan: Plan; onRaise: () => void }) {
  const words = useWords();
  const { t } = words;
  const without = plan.households.filter((one) => one.liaisonId === null);
  if (without.length === 0) return null;
  const reasons = [...new Set(without.map((one) => sayUnplaced(one.unplacedReason, words)))];
  return (
    <div className="unplaced" role="alert">
      <strong>! {t('plan.unplacedTitle', { count: without.length })}</strong>
      <p>{reasons.slice(0, 3).join(words.language === 'en' ? '; ' : '；')}{words.language === 'en' ? '. ' : '。'}{t('plan.unplacedDo')}</p>
      <div className="deeds"><Button onClick={onRaise}>{t('plan.raise')}</Button><Link className="plain-button" to={`/liaison/units/${plan.summary.unitCode}?tab=candidates`}>{t('plan.toCandidates')}</Link></div>
    </div>
  );
}
