import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Notice } from '../../../contract/notices.js';
import { listNotices, tellSeen } from '../../api/notices.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { say, sayOr, type Values } from '../../words/words.js';
import { useLive } from '../app/live-value.js';
import { knownRound } from '../offline/known-round.js';
import { notices } from '../offline/session.js';

export function NoticesPage() {
  const { t, language } = useWords();
  const arrived = useLive(notices);
  const [rows, setRows] = useState<Notice[] | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    listNotices(undefined, stop.signal).then((page) => {
      setRows(page.rows);
      setFailed(null);
      const unread = page.rows.filter((n) => n.state !== 'read').map((n) => n.id);
      if (unread.length > 0) void tellSeen(unread, 'read').catch(() => undefined);
    }, (error: unknown) => { if (!stop.signal.aborted) setFailed(error); });
    return () => stop.abort();
  }, [arrived]);
  const households = useLive(knownRound).kept?.round.households ?? [];
  const pathOf = ({ kind, subjectKind, subjectId }: Notice): string | null => {
    if (subjectKind === 'case') return `/case/${subjectId}`;
    if (kind === 'handover_begun') return '/handovers';
    if (subjectKind === 'micro_grid') return '/round';
    const household = subjectKind === 'care_need' ? households.find((h) => h.needs.some((n) => n.needId === subjectId)) : undefined;
    return household ? `/round/${household.householdId}` : null;
  };
  const sentence = (notice: Notice): string => {
    const data = { ...notice.data } as Values;
    if (typeof data['stage'] === 'string') data['stage'] = sayOr(language, `stage.${data['stage']}`, data['stage']);
    return sayOr(language, `notice.${notice.kind}`, say(language, 'notice.other'), data);
  };
  return (
    <>
      <header className="page-head"><h1>{t('field.tab.notices')}</h1></header>
      {failed ? <ErrorNote error={failed} /> : null}
      {rows?.length === 0 ? <Empty>{t('field.notices.none')}</Empty> : null}
      <ul className="lines">
        {rows?.map((notice) => (
          <li key={notice.id} className={notice.state === 'read' ? '' : 'new'}>
            {pathOf(notice) ? <Link to={pathOf(notice)!}>{sentence(notice)}</Link> : sentence(notice)}
            <small><PeopleDate at={notice.createdAt} /></small>
          </li>
        ))}
      </ul>
    </>
  );
}
