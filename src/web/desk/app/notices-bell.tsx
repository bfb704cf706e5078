import { BellOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Notice } from '../../../contract/notices.js';
import { listNotices, tellSeen } from '../../api/notices.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { sayNotice } from '../../words/say-notice.js';
import { Loading } from './loading.js';

/** The bell: unread notices, newest first; opening one takes the person to its case and marks it read. */
export function NoticesBell() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const notices = useInfiniteQuery({
    queryKey: ['notices'], queryFn: ({ pageParam, signal }) => listNotices(pageParam, signal),
    initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined, refetchInterval: 60_000,
  });
  const rows = notices.data?.pages.flatMap((page) => page.rows) ?? [];
  const unread = rows.filter((notice) => notice.state !== 'read');
  const read = async (ids: string[]) => {
    if (ids.length > 0) await tellSeen(ids, 'read').catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  const list = (
    <div className="notices">
      <div className="notices-head"><strong>{t('notices.title')}</strong>
        {unread.length > 0 && <Button type="link" size="small" onClick={() => void read(unread.map((notice) => notice.id))}>{t('notices.readAll')}</Button>}</div>
      {notices.isPending && <Loading />}
      {notices.error && <ErrorNote error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data && rows.length === 0 && <Empty>{t('notices.none')}</Empty>}
      <ul>{rows.map((notice) => <Line key={notice.id} notice={notice} onOpen={() => { setOpen(false); void read([notice.id]); }} />)}</ul>
      {notices.hasNextPage && <Button block onClick={() => void notices.fetchNextPage()}>{t('do.more')}</Button>}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={list}>
      <Button type="text" className="bar-button" aria-label={t('notices.open', { count: unread.length })} aria-expanded={open}>
        <Badge count={unread.length} size="small" overflowCount={99}><BellOutlined aria-hidden className="bell" /></Badge>
      </Button>
    </Popover>
  );
}

/** Where what a notice tells of is to be seen and acted on. */
function pathOf({ kind, subjectKind, subjectId, data }: Notice): string | null {
  if (subjectKind === 'case') return `/cases/${subjectId}`;
  if (kind === 'handover_begun' && typeof data['handoverId'] === 'string') return `/liaison/handovers/${data['handoverId']}`;
  if (subjectKind === 'care_need') return '/liaison/care';
  return subjectKind === 'micro_grid' ? '/liaison' : null;
}

function Line({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t, language } = useWords();
  const path = pathOf(notice);
  const words = (
    <><span className={notice.urgent ? 'breach' : ''}>{notice.urgent && <b>{t('notices.urgent')} · </b>}{sayNotice(language, notice.kind, notice.data)}</span>
      <small><PeopleDate at={notice.createdAt} /></small></>
  );
  return (
    <li className={notice.state === 'read' ? 'read' : 'unread'}>
      {path ? <Link to={path} onClick={onOpen}>{words}</Link> : <button type="button" onClick={onOpen}>{words}</button>}
    </li>
  );
}
