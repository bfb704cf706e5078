import { useMemo } from 'react';
import { Refused } from '../../api/call.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { useLive } from '../app/live-value.js';
import { useMe } from '../app/me.js';
import { known, refreshMine } from '../offline/known-cases.js';
import { withDeeds } from '../offline/local-state.js';
import { deeds } from '../offline/queue.js';
import { CaseCard } from '../parts/case-card.js';
import { RoundToday } from '../parts/round-today.js';

/** My cases, nearest deadline first; those of my households that I help with below; what I have just given on or answered stands below until the server has it. */
export function MyCasesPage() {
  const { t } = useWords();
  const me = useMe();
  const { cases, asOf, failed } = useLive(known);
  const queue = useLive(deeds);
  const { open, leaving, helping } = useMemo(() => {
    const mine = [...cases.values()].filter((c) => c.mine && c.row.endedAt === null && (c.row.holderPersonId === null || c.row.holderPersonId === me.personId));
    mine.sort((a, b) => (a.row.dueAt ?? Infinity) - (b.row.dueAt ?? Infinity) || a.row.receivedAt - b.row.receivedAt);
    const gone = (id: string): boolean => { const c = cases.get(id)!; return withDeeds(c.row, queue).leaving; };
    const helped = [...cases.values()].filter((c) => c.helping && c.row.endedAt === null).sort((a, b) => b.row.receivedAt - a.row.receivedAt);
    return { helping: helped, open: mine.filter((c) => !gone(c.id)), leaving: mine.filter((c) => gone(c.id)) };
  }, [cases, queue, me.personId]);
  return (
    <>
      <header className="page-head">
        <h1>{t('field.mine.title', { n: open.length })}</h1>
        <button type="button" className="plain" onClick={() => void refreshMine()}>{t('do.refresh')}</button>
      </header>
      <RoundToday />
      {asOf > 0 ? <p className="hint">{t('field.mine.asOf')} <PeopleDate at={asOf} />{failed && !(failed instanceof Refused) ? ` · ${t('field.mine.kept')}` : ''}</p> : null}
      {failed instanceof Refused ? <ErrorNote error={failed} onRetry={() => void refreshMine()} /> : null}
      {open.length === 0 ? <Empty>{asOf > 0 ? t('field.mine.none') : t('loading')}</Empty> : null}
      <ul className="cards">{open.map((c) => <CaseCard key={c.id} id={c.id} />)}</ul>
      {helping.length > 0 ? <><h2>{t('field.mine.helping', { n: helping.length })}</h2><p className="hint">{t('field.mine.helpingAbout')}</p>
        <ul className="cards">{helping.map((c) => <CaseCard key={c.id} id={c.id} />)}</ul></> : null}
      {leaving.length > 0 ? <><h2>{t('field.mine.leaving')}</h2><ul className="cards">{leaving.map((c) => <CaseCard key={c.id} id={c.id} />)}</ul></> : null}
    </>
  );
}
