import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listPlans, type PlanPage } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { Loading } from '../../app/loading.js';
import { sayMeters } from '../say-why.js';
import { LIAISON } from '../use-command.js';
import { useMayIn } from '../use-may-in.js';
import { NewPlanDialog } from './new-plan-dialog.js';
import { PlanMode, PlanQuality, PlanState } from './plan-state.js';

const MOVING = new Set(['queued', 'solving']);

/** The plans of a unit, newest first; one that is being solved is followed. */
export function PlansTab({ unitCode }: { unitCode: string }) {
  const words = useWords();
  const { t } = words;
  const mayWrite = useMayIn('plan.write', unitCode);
  const [drafting, setDrafting] = useState(false);
  const list = useInfiniteQuery({
    queryKey: [LIAISON, 'plans', unitCode], initialPageParam: undefined as string | undefined, getNextPageParam: (last: PlanPage) => last.next ?? undefined,
    queryFn: ({ pageParam, signal }) => listPlans(unitCode, pageParam, 30, signal),
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.rows.some((plan) => MOVING.has(plan.state))) ? 1000 : false),
  });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  // A community's list holds the plans of its compounds too; they are read there.
  const rows = list.data.pages.flatMap((page) => page.rows.filter((plan) => plan.unitCode === unitCode));
  const draft = mayWrite && <Button type="primary" onClick={() => setDrafting(true)}>＋ {t('plan.new')}</Button>;
  return (
    <>
      {rows.length === 0 && !list.hasNextPage ? <Empty action={draft || undefined}>{t('plan.none')}</Empty> : (
        <>
          {draft && <div className="filters">{draft}</div>}
          <div className="table-wrap" role="group" aria-label={t('unit.tab.plans')}><table className="plans narrow-rows">
            <thead><tr><th scope="col">{t('plan.head')}</th><th scope="col">{t('plan.state')}</th><th scope="col">{t('plan.placed')}</th><th scope="col">{t('plan.moved')}</th>
              <th scope="col">{t('plan.objective')}</th><th scope="col">{t('plan.quality')}</th><th scope="col">{t('plan.who')}</th></tr></thead>
            <tbody>{rows.map((plan) => (
              <tr key={plan.planId}>
                <th scope="row"><Link to={`/liaison/plans/${plan.planId}`}>{t('plan.number', { number: plan.number })}</Link><small><PlanMode plan={plan} /></small>
                  {plan.note && <small dir="auto">{plan.note}</small>}</th>
                <td data-label={t('plan.state')}><span><PlanState state={plan.state} /></span></td>
                <td data-label={t('plan.placed')} className="number">{t('plan.placedOf', { placed: plan.placed, all: plan.households })}</td>
                <td data-label={t('plan.moved')} className="number">{plan.objective === null ? '—' : t('plan.movedCount', { count: plan.moved })}</td>
                <td data-label={t('plan.objective')} className="number">{plan.objective === null ? '—' : <span>{sayMeters(plan.objective, words)}{plan.lowerBound !== null && <small>{t('plan.bound', { length: sayMeters(plan.lowerBound, words) })}</small>}</span>}</td>
                <td data-label={t('plan.quality')}><PlanQuality plan={plan} /></td>
                <td data-label={t('plan.who')}><span>{plan.createdByName} · <PeopleDate at={plan.createdAt} /></span>
                  {plan.publishedAt !== null && <small>{t('plan.publishedBy', { name: plan.publishedByName })} · <PeopleDate at={plan.publishedAt} /></small>}</td>
              </tr>
            ))}</tbody>
          </table></div>
          {list.hasNextPage && <div className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('do.more')}</Button></div>}
        </>
      )}
      {drafting && <NewPlanDialog unitCode={unitCode} onClose={() => setDrafting(false)} />}
    </>
  );
}
