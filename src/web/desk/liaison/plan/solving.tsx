import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { PlanSummary } from '../../../../contract/liaison.js';
import { stepPlan } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { sayGap } from '../plans/plan-state.js';
import { sayExactMeters } from '../say-why.js';
import { useCommand } from '../use-command.js';

type Progress = NonNullable<PlanSummary['progress']>;
const MOST_KEPT = 400;

/** The solver at work: the best so far falls, the bound rises; it can be stopped at any time and keeps the best. */
export function Solving({ summary, mayStop }: { summary: PlanSummary; mayStop: boolean }) {
  const words = useWords();
  const { t } = words;
  const { planId, progress, state } = summary;
  const [seen, setSeen] = useState<Progress[]>([]);
  const stop = useCommand<'cancel'>((step, commandId) => stepPlan(planId, step, { commandId }));
  const [stopping, setStopping] = useState(false);
  useEffect(() => { if (progress) setSeen((before) => (before.at(-1)?.seconds === progress.seconds ? before : [...before, progress].slice(-MOST_KEPT))); }, [progress]);
  const length = (meters: number | null | undefined) => (meters == null ? '—' : sayExactMeters(meters, words));
  const { objective = null, lowerBound = null } = progress ?? {};
  const gap = objective === null || lowerBound === null ? null : Math.max(0, objective - lowerBound) / Math.max(1e-9, Math.abs(objective));
  return (
    <section className="part solving" aria-busy="true" aria-labelledby="solving">
      <h2 id="solving">{state === 'queued' ? t('plan.solving.queued') : t('plan.solving.now', { seconds: progress?.seconds ?? 0 })}</h2>
      {objective === null ? <p className="quiet">{t('plan.solving.first')}</p> : (
        <dl className="solving-numbers">
          <div><dt>{t('plan.solving.objective')}</dt><dd className="number">{length(objective)}</dd></div>
          <div><dt>{t('plan.solving.bound')}</dt><dd className="number">{length(lowerBound)}</dd></div>
          <div><dt>{t('plan.solving.gap')}</dt><dd className="number">{gap === null ? '—' : sayGap(gap)}</dd></div>
        </dl>
      )}
      <Chart seen={seen} label={t('plan.solving.chart')} />
      <div className="deeds">
        {mayStop && <Button loading={stop.busy} disabled={stopping} onClick={() => void stop.run('cancel').then(setStopping)}>{t(stopping ? 'plan.solving.stopping' : 'plan.solving.stop')}</Button>}
        <span className="quiet">{t('plan.solving.leave')}</span>
      </div>
      {stop.error && <ErrorNote error={stop.error} />}
    </section>
  );
}

/** Two lines that come together: what was found, and what is proven. */
function Chart({ seen, label }: { seen: Progress[]; label: string }) {
  const values = seen.flatMap((one) => [one.objective, one.lowerBound]).filter((value): value is number => value !== null);
  if (seen.length < 2 || values.length === 0) return null;
  const [low, high, end] = [Math.min(...values), Math.max(...values), Math.max(0.1, seen.at(-1)!.seconds)];
  const line = (of: (one: Progress) => number | null) => seen.flatMap((one) => {
    const value = of(one);
    return value === null ? [] : [`${((one.seconds / end) * 600).toFixed(1)},${(116 - ((value - low) / Math.max(1e-9, high - low)) * 110).toFixed(1)}`];
  }).join(' ');
  return (
    <svg className="solving-chart" viewBox="0 0 600 120" preserveAspectRatio="none" role="img" aria-label={label}>
      <polyline className="chart-best" points={line((one) => one.objective)} /><polyline className="chart-bound" points={line((one) => one.lowerBound)} />
    </svg>
  );
}
