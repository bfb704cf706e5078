import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { PlanSummary } from '../../../../contract/liaison.js';
import { comparePlan, type PlanComparison } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { namedList } from '../../app/named-list.js';
import { Loading } from '../../app/loading.js';
import { sayExactMeters, sayMeters } from '../say-why.js';
import { LIAISON } from '../use-command.js';

const LISTED = 200;
const NOW = 'now';

/** This plan against what is in force, or against another plan: three totals, and who moves. */
export function Compare({ summary, others }: { summary: PlanSummary; others: PlanSummary[] }) {
  const { t } = useWords();
  const [other, setOther] = useState(NOW);
  const compared = useQuery({
    queryKey: [LIAISON, 'compare', summary.planId, summary.version, other], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => comparePlan(summary.planId, other === NOW ? undefined : other, signal),
  });
  const options = [{ value: NOW, label: t('plan.compareNow') }, ...others.filter((one) => one.objective !== null).map((one) => ({ value: one.planId,
    label: `${t('plan.number', { number: one.number })} · ${t(`plan.state.${one.state}`)}` }))];
  return (
    <section className="part plan-compare" aria-labelledby="plan-compare">
      <div className="filters"><h2 id="plan-compare">{t('plan.compare')}</h2>
        <Select className="find-unit" value={other} onChange={setOther} options={options} aria-label={t('plan.compareWith')} popupRender={namedList(t('plan.compareWith'))} /></div>
      {compared.error && <ErrorNote error={compared.error} onRetry={() => void compared.refetch()} />}
      {compared.isPending && <Loading />}
      {compared.data && <Comparison compared={compared.data} />}
    </section>
  );
}

function Comparison({ compared }: { compared: PlanComparison }) {
  const words = useWords();
  const { t } = words;
  const length = (meters: number | null) => (meters === null ? '—' : sayMeters(meters, words));
  const { meters, farthestMeters, largestLoad } = compared.totals;
  const lines: [string, string, string][] = [[t('plan.compare.meters'), sayExactMeters(meters[0], words), sayExactMeters(meters[1], words)], [t('plan.compare.farthest'), length(farthestMeters[0]), length(farthestMeters[1])],
    [t('plan.compare.largest'), String(largestLoad[0]), String(largestLoad[1])]];
  return (
    <>
      <div className="table-wrap" role="group" aria-label={t('plan.compare')}><table>
        <thead><tr><th scope="col"><span className="visually-hidden">{t('plan.compare')}</span></th><th scope="col">{t('plan.compare.from')}</th><th scope="col">{t('plan.compare.to')}</th></tr></thead>
        <tbody>{lines.map(([name, before, after]) => <tr key={name}><th scope="row">{name}</th><td className="number">{before}</td><td className="number">{after}</td></tr>)}
          <tr><th scope="row">{t('plan.compare.moved')}</th><td>—</td><td className="number">{t('plan.movedCount', { count: compared.movedCount })}</td></tr></tbody>
      </table></div>
      <Moves compared={compared} />
    </>
  );
}

/** Who changes liaison, from whom to whom. */
export function Moves({ compared }: { compared: PlanComparison }) {
  const words = useWords();
  const { t } = words;
  if (compared.movedCount === 0) return <p className="quiet">{t('plan.compare.none')}</p>;
  return (
    <>
      <div className="plan-moves" role="group" aria-label={t('plan.compare.moved')} tabIndex={0}><ul>{compared.moved.slice(0, LISTED).map((one) => (
        <li key={one.householdId}><span dir="auto">{one.address}</span><span>{one.fromName ?? '—'} → {one.toName ?? '—'}</span>
          <small>{one.fromMeters === null || one.toMeters === null ? '' : `${sayMeters(one.fromMeters, words)} → ${sayMeters(one.toMeters, words)}`}</small></li>
      ))}</ul></div>
      {compared.movedCount > LISTED && <p className="quiet">{t('plan.compare.more', { count: LISTED })}</p>}
    </>
  );
}
