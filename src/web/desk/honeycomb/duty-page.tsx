import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Tree } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PersonOnDuty } from '../../../contract/honeycomb.js';
import { listOnDuty, listUnits } from '../../api/honeycomb.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { useMinute } from '../../ui/now.js';
import { sayInstant } from '../../words/time-words.js';
import { sayOr } from '../../words/words.js';
import { Loading } from '../app/loading.js';
import { namedList } from '../app/named-list.js';
import { useMe } from '../app/session.js';
import { useLate } from '../response/use-late.js';

/** Who is on duty now, where, and with how much already in hand. */
export function DutyPage() {
  const { t } = useWords();
  const [chosen, setChosen] = useSearchParams();
  const unit = chosen.get('unit') ?? undefined;
  const postKind = chosen.get('post') ?? undefined;
  const [typed, setTyped] = useState(chosen.get('q') ?? '');
  const q = useLate(typed.trim(), 250);
  const [kinds, setKinds] = useState<Map<string, string>>(new Map());
  const choose = (name: string, value: string | undefined) => setChosen((before) => {
    const next = new URLSearchParams(before);
    if (value) next.set(name, value); else next.delete(name);
    return next;
  });
  const duty = useInfiniteQuery({
    queryKey: ['duty', { unit, postKind, q }], refetchInterval: 60_000, placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const page = await listOnDuty({ unit, postKind, q: q || undefined, after: pageParam, limit: 100 }, signal);
      // The kinds of post met so far are what can be filtered by.
      setKinds((before) => new Map([...before, ...page.rows.map((person) => [person.postKind, person.postName] as const)]));
      return page;
    },
    initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined,
  });
  const people = duty.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head"><h1>{t('duty.title')}</h1></div>
      <div className="duty-columns">
        <aside aria-label={t('duty.units')} className="duty-units"><UnitTree value={unit} onChange={(code) => choose('unit', code)} /></aside>
        <section aria-busy={duty.isFetching}>
          <div className="filters">
            <Input type="search" allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('duty.search')} aria-label={t('duty.search')} maxLength={60} className="search" />
            <Select allowClear value={postKind} onChange={(kind: string | undefined) => choose('post', kind)} placeholder={t('duty.postKind')} aria-label={t('duty.postKindLabel')} popupRender={namedList(t('duty.postKindLabel'))} className="find-unit"
              options={[...kinds].map(([value, label]) => ({ value, label }))} />
          </div>
          {duty.error && <ErrorNote error={duty.error} onRetry={() => void duty.refetch()} />}
          {duty.isPending && <Loading />}
          {duty.data && people.length === 0 && <Empty>{t('duty.none')}</Empty>}
          {people.length > 0 && <People people={people} />}
          {duty.hasNextPage && <div className="more"><Button loading={duty.isFetchingNextPage} onClick={() => void duty.fetchNextPage()}>{t('do.more')}</Button></div>}
        </section>
      </div>
    </div>
  );
}

function People({ people }: { people: PersonOnDuty[] }) {
  const { t, language } = useWords();
  const minute = useMinute();
  return (
    <div className="table-wrap" role="group" aria-label={t('duty.title')}><table className="duty">
      <thead><tr><th scope="col">{t('duty.name')}</th><th scope="col">{t('duty.post')}</th><th scope="col">{t('duty.phone')}</th><th scope="col">{t('duty.loadHead')}</th><th scope="col">{t('duty.untilHead')}</th></tr></thead>
      <tbody>
        {people.map((person) => (
          <tr key={`${person.personId}${person.postId}`}>
            <td><strong>{person.name}</strong>{person.skills.length > 0 && <small>{t('duty.skills')}{language === 'en' ? ': ' : '：'}{person.skills.map((skill) => sayOr(language, `skill.${skill}`, skill)).join(language === 'en' ? ', ' : '、')}</small>}</td>
            <td>{person.postName}<small>{person.unitName}</small></td>
            <td>{person.phone ? <a className="number" href={`tel:${person.phone}`}>{person.phone}</a> : '—'}</td>
            <td><Load open={person.openCases} capacity={person.capacity} /></td>
            <td>{t('duty.until', { until: sayInstant(person.until, minute, language) })}</td>
          </tr>
        ))}
      </tbody>
    </table></div>
  );
}

function Load({ open, capacity }: { open: number; capacity: number }) {
  const full = open >= capacity;
  return (
    <span className={full ? 'load load-full' : 'load'}>
      <span className="load-bar" aria-hidden="true"><span style={{ inlineSize: `${Math.min(100, (open / Math.max(1, capacity)) * 100)}%` }} /></span>
      <span className="number">{open} / {capacity}</span>
    </span>
  );
}

interface Branch { key: string; title: string; isLeaf?: boolean; children?: Branch[] }

/** The unit tree, a level at a time as it is opened. */
function UnitTree({ value, onChange }: { value: string | undefined; onChange: (code: string | undefined) => void }) {
  const { t } = useWords();
  const me = useMe();
  const home = me.roles[0]?.unitCode ?? me.countyCode;
  const [below, setBelow] = useState<Record<string, Branch[]>>({});
  const top = useQuery({ queryKey: ['units', home], staleTime: 300_000, queryFn: ({ signal }) => listUnits({ parent: home, limit: 200 }, signal) });
  const branch = (code: string, name: string, level: string): Branch => ({ key: code, title: name, isLeaf: level !== 'town' && level !== 'county', children: below[code] });
  const grow = async (key: string) => {
    if (below[key]) return;
    const found = await listUnits({ parent: key, limit: 200 }).catch(() => ({ rows: [] }));
    setBelow((before) => ({ ...before, [key]: found.rows.map((unit) => branch(unit.unitCode, unit.name, unit.level)) }));
  };
  if (top.isPending) return <Loading />;
  if (top.error) return <ErrorNote error={top.error} onRetry={() => void top.refetch()} />;
  return (
    <>
      <button type="button" className={value ? 'unit-all' : 'unit-all unit-chosen'} onClick={() => onChange(undefined)}>{t('duty.all')}</button>
      <Tree blockNode treeData={top.data.rows.map((unit) => branch(unit.unitCode, unit.name, unit.level))} selectedKeys={value ? [value] : []}
        loadData={(node) => grow(String(node.key))} onSelect={(keys) => onChange(keys[0] === undefined ? undefined : String(keys[0]))} />
    </>
  );
}
