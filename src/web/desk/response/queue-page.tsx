import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { listCases, summarizeCases, type CaseQuery, type CaseSummary } from '../../api/cases.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { useKeys } from '../app/keys.js';
import { useLive } from '../app/live.js';
import { Loading } from '../app/loading.js';
import { FindUnit } from '../honeycomb/find-unit.js';
import { QueueTable, focusRow } from './queue-table.js';
import { useLate } from './use-late.js';

const QUEUES = ['mine', 'desk', 'open', 'breached', 'answered', 'ended'] as const;
type Queue = (typeof QUEUES)[number];

/** The live queue: what waits, most pressing first. Everything that is chosen stands in the address, so it can be shared. */
export function QueuePage() {
  const { t } = useWords();
  const live = useLive();
  const navigate = useNavigate();
  const [chosen, setChosen] = useSearchParams();
  const queue = (QUEUES.find((name) => name === chosen.get('queue')) ?? 'open') as Queue;
  const unit = chosen.get('unit') ?? undefined;
  const q = chosen.get('q') ?? '';
  const late = useLate(q, 250);
  const search = useRef<InputRef>(null);
  const choose = (name: string, value: string | undefined) => setChosen((before) => {
    const next = new URLSearchParams(before);
    if (value) next.set(name, value); else next.delete(name);
    return next;
  }, { replace: name === 'q' });
  const query: CaseQuery = { queue, q: late || undefined, unit, limit: 50 };
  const summary = useQuery({ queryKey: ['summary'], queryFn: ({ signal }) => summarizeCases(signal) });
  const cases = useInfiniteQuery({
    queryKey: ['cases', query], queryFn: ({ pageParam, signal }) => listCases({ ...query, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  useKeys({
    j: () => focusRow(1), k: () => focusRow(-1), '/': () => search.current?.focus({ cursor: 'all' }),
    r: () => void cases.refetch(),
  });
  const rows = cases.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Boolean(late || unit);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('queue.title')}</h1>
        {summary.data && <p className="quiet">{t('queue.today', { received: summary.data.receivedToday, ended: summary.data.endedToday })}</p>}
        <p className={live ? 'live' : 'live live-off'} role="status">{live ? t('queue.live') : t('queue.polling')}</p>
      </div>
      <div className="tabs" role="tablist" aria-label={t('queue.title')}>
        {QUEUES.map((name) => (
          <button key={name} type="button" role="tab" id={`tab-${name}`} aria-selected={queue === name} aria-controls="queue" onClick={() => choose('queue', name === 'open' ? undefined : name)}
            className={name === 'breached' && (summary.data?.breached ?? 0) > 0 ? 'tab tab-breached' : 'tab'}>
            {t(`queue.${name}`)}<Count summary={summary.data} queue={name} />
          </button>
        ))}
      </div>
      <div className="filters">
        <Input ref={search} type="search" allowClear value={q} aria-label={t('queue.searchLabel')} placeholder={t('queue.search')} maxLength={100}
          onChange={(event) => choose('q', event.target.value)} className="search"
          onPressEnter={() => { if (rows[0]) void navigate(`/cases/${rows[0].id}`); }}
          onKeyDown={(event) => { if (event.key === 'Escape') { choose('q', undefined); search.current?.blur(); } }} />
        <FindUnit value={unit} onChange={(code) => choose('unit', code)} placeholder={t('queue.unit')} label={t('queue.unitLabel')} />
        {filtered && <Button type="link" onClick={() => setChosen(queue === 'open' ? {} : { queue })}>{t('queue.clear')}</Button>}
      </div>
      <section id="queue" role="tabpanel" aria-labelledby={`tab-${queue}`} aria-busy={cases.isFetching} className={cases.isPlaceholderData ? 'stale' : ''}>
        {cases.error && <ErrorNote error={cases.error} onRetry={() => void cases.refetch()} />}
        {cases.isPending && <Loading />}
        {cases.data && rows.length === 0 && <Empty>{t(filtered ? 'queue.noneFound' : 'queue.none')}</Empty>}
        {rows.length > 0 && <QueueTable rows={rows} ended={queue === 'ended'} />}
        {cases.hasNextPage && <div className="more"><Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>{t('do.more')}</Button></div>}
      </section>
    </div>
  );
}

function Count({ summary, queue }: { summary: CaseSummary | undefined; queue: Queue }) {
  if (!summary || queue === 'ended') return null;
  const count = { mine: summary.mine, desk: summary.atDesk, open: summary.open, breached: summary.breached, answered: summary.answered }[queue];
  return <span className="tab-count number">{count}</span>;
}
