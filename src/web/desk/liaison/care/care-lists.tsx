import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { listCare, type CarePage, type CareQuery, type CareRow } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { useMe } from '../../app/session.js';
import { LIAISON } from '../use-command.js';
import { ConfirmDialog, EndDialog } from './change-dialogs.js';
import type { Purpose } from './purpose.js';
import { NeedRows } from './need-rows.js';
import { NoteDialog } from './note-dialog.js';

interface Props { purpose: Purpose; filter: Pick<CareQuery, 'unit' | 'group' | 'service' | 'state'>; onHousehold: (householdId: string) => void }
type Open = { confirm: CareRow } | { end: CareRow } | 'note' | null;
/** What was read is not asked again by looking away: each asking is a look. */
const ONCE = { staleTime: 5 * 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

/** Objections on top, then the list; both are read with the purpose that was given. */
export function CareLists({ purpose, filter, onHousehold }: Props) {
  const { t } = useWords();
  const me = useMe();
  const [open, setOpen] = useState<Open>(null);
  const known = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Partial<CareQuery>;
  const list = useInfiniteQuery({
    queryKey: [LIAISON, 'care', purpose, known], initialPageParam: undefined as string | undefined, getNextPageParam: (last: CarePage) => last.next ?? undefined, ...ONCE,
    queryFn: ({ pageParam, signal }) => listCare({ ...known, purpose, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal),
  });
  const objections = useQuery({
    queryKey: [LIAISON, 'care-objected', purpose, filter.unit], enabled: filter.state !== 'objected', ...ONCE,
    queryFn: ({ signal }) => listCare({ purpose, state: 'objected', limit: 100, ...(filter.unit ? { unit: filter.unit } : {}) }, signal),
  });
  const mayNote = me.permissions.includes('care.note');
  const acts = mayNote ? { onConfirm: (row: CareRow) => setOpen({ confirm: row }), onEnd: (row: CareRow) => setOpen({ end: row }) } : {};
  const first = filter.state === 'objected' ? [] : objections.data?.rows ?? [];
  const raised = new Set(first.map((row) => row.needId));
  const rows = (list.data?.pages.flatMap((page) => page.rows) ?? []).filter((row) => !raised.has(row.needId));
  return (
    <>
      {mayNote && <p><Button onClick={() => setOpen('note')}>＋ {t('care.note')}</Button></p>}
      {objections.error && <ErrorNote error={objections.error} onRetry={() => void objections.refetch()} />}
      {first.length > 0 && (
        <section className="objections" aria-labelledby="care-objections">
          <h3 id="care-objections">{t('care.objections')} <span className="quiet">{t('care.count', { count: first.length })}</span></h3>
          <p className="quiet">{t('care.objectionDo')}</p>
          <NeedRows rows={first} label={t('care.objections')} onHousehold={onHousehold} {...acts} />
        </section>
      )}
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && first.length === 0 && <Empty action={mayNote && <Button onClick={() => setOpen('note')}>{t('care.note')}</Button>}>{t('care.none')}</Empty>}
      {rows.length > 0 && <NeedRows rows={rows} label={t('care.list')} onHousehold={onHousehold} {...acts} />}
      {list.hasNextPage && <div className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('do.more')}</Button></div>}
      {open === 'note' && <NoteDialog onClose={() => setOpen(null)} />}
      {open !== null && open !== 'note' && 'confirm' in open && <ConfirmDialog need={open.confirm} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'note' && 'end' in open && <EndDialog need={open.end} onClose={() => setOpen(null)} />}
    </>
  );
}
