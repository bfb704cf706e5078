import { useState } from 'react';
import { Link } from 'react-router';
import { CARE_GROUPS } from '../../../contract/care.js';
import { Refused } from '../../api/call.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { useMe } from '../app/me.js';
import type { KeptRound } from '../offline/database.js';
import { KEEP_DAYS, refreshRound } from '../offline/known-round.js';
import { isNew, isWanted, matches, type RoundEntry } from '../offline/round-state.js';
import { HandoversWaiting } from '../parts/handovers-waiting.js';
import { AlarmIcon } from '../parts/icons.js';
import { RoundCard } from '../parts/round-card.js';
import { useRound } from '../parts/use-round.js';

const SHOWN_FIRST = 40;
type Filter = 'all' | 'wanted' | 'new' | 'cases' | (typeof CARE_GROUPS)[number];
const FILTERS: readonly Filter[] = ['all', 'wanted', 'new', 'cases', ...CARE_GROUPS];

/** My micro-grids: every household, the most pressing first, from what the phone keeps. */
export function RoundPage() {
  const { t } = useWords();
  const { kept, entries, failed, asking } = useRound();
  if (!useMe().permissions.includes('care.round')) return <Empty>{t('round.none')}</Empty>;
  return (
    <>
      <header className="page-head">
        <h1>{t('round.title', { n: entries.length })}</h1>
        <button type="button" className="plain" disabled={asking} onClick={() => void refreshRound()}>{t('do.refresh')}</button>
      </header>
      {failed instanceof Refused ? <ErrorNote error={failed} onRetry={() => void refreshRound()} /> : null}
      {kept ? <Kept kept={kept} entries={entries} unreachable={failed !== null && !(failed instanceof Refused)} />
        : failed ? (failed instanceof Refused ? null : <Empty>{t('round.notFetched')}</Empty>) : <p>{t('loading')}</p>}
    </>
  );
}

function Kept({ kept, entries, unreachable }: { kept: KeptRound; entries: RoundEntry[]; unreachable: boolean }) {
  const { t } = useWords();
  return (
    <>
      {kept.round.grids.map((grid) => (
        <p key={grid.gridId} className="hint close">{[t('round.grid', { unit: grid.unitName, number: grid.number }), grid.supervisionPhone ? t('round.supervision', { phone: grid.supervisionPhone }) : ''].filter(Boolean).join(' · ')}</p>
      ))}
      <p className="hint">{t('round.asOf')} <PeopleDate at={kept.fetchedAt} />{unreachable ? ` · ${t('round.keptOffline')}` : ''}</p>
      <HandoversWaiting />
      {entries.length === 0 ? <Empty>{t('round.none')}</Empty> : <Households entries={entries} />}
      <p className="hint">{t('round.privacy', { n: KEEP_DAYS })}</p>
    </>
  );
}

function Households({ entries }: { entries: RoundEntry[] }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [most, setMost] = useState(SHOWN_FIRST);
  const wanted = entries.filter(isWanted).length, never = entries.filter(isNew).length;
  const found = entries.filter((e) => fits(e, filter) && (typed.trim() === '' || matches(e, typed)));
  return (
    <>
      <div className="round-top">
        <p role="status"><b>{wanted > 0 ? t('round.today', { n: wanted }) : t(never > 0 ? 'round.todayNone' : 'round.todayDone')}</b>{never > 0 ? <small>{t('round.never', { n: never })}</small> : null}</p>
        <Link className="soft" to="/emergency"><AlarmIcon />{t('round.emergency')}</Link>
      </div>
      <input type="search" aria-label={t('round.find')} placeholder={t('round.find')} value={typed} onChange={(event) => { setTyped(event.target.value); setMost(SHOWN_FIRST); }} autoComplete="off" />
      <div className="chips" role="group" aria-label={t('round.filter')}>
        {FILTERS.map((one) => {
          const n = entries.filter((e) => fits(e, one)).length;
          if (n === 0 && one !== filter) return null;
          return <button key={one} type="button" className="chip" aria-pressed={filter === one} onClick={() => { setFilter(one); setMost(SHOWN_FIRST); }}>{nameOf(one, t)} {n}</button>;
        })}
      </div>
      {found.length === 0 ? <Empty action={<button type="button" className="soft" onClick={() => { setTyped(''); setFilter('all'); }}>{t('round.all')}</button>}>{t('round.noMatch')}</Empty> : null}
      <ul className="cards">{found.slice(0, most).map((entry) => <RoundCard key={entry.householdId} entry={entry} />)}</ul>
      {found.length > most ? <button type="button" className="big second" onClick={() => setMost(most + SHOWN_FIRST)}>{t('do.more')}</button> : null}
    </>
  );
}

const nameOf = (filter: Filter, t: ReturnType<typeof useWords>['t']): string =>
  (filter === 'all' || filter === 'wanted' || filter === 'new' || filter === 'cases' ? t(`round.filter.${filter}`) : t(`round.group.${filter}`));

function fits(entry: RoundEntry, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'wanted') return isWanted(entry);
  if (filter === 'new') return isNew(entry);
  return filter === 'cases' ? entry.openCases > 0 : entry.needs.some((n) => n.group === filter);
}
