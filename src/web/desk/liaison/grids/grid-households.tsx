import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { MicroGrid } from '../../../../contract/liaison.js';
import { listGridHouseholds, type GridHousehold, type GridHouseholdPage } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { sayOr } from '../../../words/words.js';
import { Loading } from '../../app/loading.js';
import { PeopleDay } from '../people-day.js';
import { sayWhy } from '../say-why.js';
import { LIAISON } from '../use-command.js';

/** Who belongs to a micro-grid, since when, and why in words. */
export function GridHouseholds({ grid, onMove, onWish }: { grid: MicroGrid; onWish?: ((household: GridHousehold) => void) | undefined; onMove?: ((household: GridHousehold) => void) | undefined }) {
  const words = useWords();
  const { t, language } = words;
  const list = useInfiniteQuery({
    queryKey: [LIAISON, 'grid-households', grid.gridId], initialPageParam: undefined as string | undefined, getNextPageParam: (last: GridHouseholdPage) => last.next ?? undefined,
    queryFn: ({ pageParam, signal }) => listGridHouseholds(grid.gridId, pageParam, signal),
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (rows.length === 0) return <Empty>{t('grid.empty')}</Empty>;
  return (
    <>
      <ul className="households" aria-label={t('grid.householdsOf', { number: grid.number })}>
        {rows.map((household) => (
          <li key={household.householdId}>
            <div className="household-who"><strong dir="auto">{household.address}</strong>
              <small>{household.contactName ?? '—'} · {t('grid.members', { count: household.members })}</small></div>
            <div className="household-why">{sayWhy(household.why, words)}
              <small>{sayOr(language, `grid.cause.${household.cause}`, household.cause)} · <PeopleDay at={household.since} /></small></div>
            <div className="household-buttons">{onWish && <button type="button" className="word-button" onClick={() => onWish(household)} aria-label={t('wish.doOf', { address: household.address })}>{t('wish.do')}</button>}
            {onMove && <Button size="small" onClick={() => onMove(household)} aria-label={t('grid.moveOf', { address: household.address })}>{t('grid.move')}</Button>}</div>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <div className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('do.more')}</Button></div>}
    </>
  );
}
