import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listHouseholds } from '../../../api/register.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { useMayDo } from '../../app/session.js';
import { useLate } from '../../response/use-late.js';
import { ExportButton } from './export-button.js';
import { Households } from './households.js';
import { UnitField } from './unit-field.js';
import { useHome } from './use-home.js';
import { REGISTER } from './use-register.js';

/** The register of a unit: who lives where. Unit and search stand in the address. */
export function RegisterPage() {
  const { t } = useWords();
  const home = useHome();
  const mayWrite = useMayDo('register.write');
  const mayMerge = useMayDo('register.merge');
  const mayImport = useMayDo('register.import');
  const mayExport = useMayDo('register.export');
  const [chosen, setChosen] = useSearchParams();
  const unit = chosen.get('unit') ?? home.unitCode;
  const q = chosen.get('q') ?? '';
  const withoutPoint = chosen.get('withoutPoint') === '1';
  const late = useLate(q.trim(), 250);
  const choose = (name: string, value: string | undefined) => setChosen((before) => {
    const next = new URLSearchParams(before);
    if (value) next.set(name, value); else next.delete(name);
    return next;
  }, { replace: true });
  const found = useInfiniteQuery({
    queryKey: [REGISTER, 'households', unit, late, withoutPoint], placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => listHouseholds({ unit, q: late || undefined, withoutPoint: withoutPoint ? '1' : undefined, after: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const count = found.data?.pages[0]?.households ?? null;
  const unitName = unit === home.unitCode ? home.name : rows.find((row) => row.unitCode === unit)?.unitName ?? '';
  const filtered = Boolean(late || withoutPoint);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('reg.title')}</h1>
        {count !== null && <p className="quiet number">{t('reg.count', { count: count.toLocaleString('zh-CN') })}</p>}
        <div className="page-tools">
          {mayMerge && <Link className="plain-button" to={`/register/doubles?unit=${unit}`}>{t('reg.doubles')}</Link>}
          {mayExport && <ExportButton unit={unit} name={unitName} households={count} />}
          {mayImport && <Link className="plain-button" to={`/register/imports/new?unit=${unit}`}>{t('reg.import')}</Link>}
          {mayWrite && <Link className="main-button" to={`/register/new?unit=${unit}`}>{t('reg.new')}</Link>}
        </div>
      </div>
      <div className="filters">
        <UnitField home={home} value={unit} onChange={(code) => choose('unit', code === home.unitCode ? undefined : code)} placeholder={t('reg.unitLabel')} label={t('reg.unitLabel')} />
        <Input type="search" allowClear className="search" value={q} maxLength={60} placeholder={t('reg.search')} aria-label={t('reg.searchLabel')} onChange={(event) => choose('q', event.target.value)} />
        <Checkbox checked={withoutPoint} onChange={(event) => choose('withoutPoint', event.target.checked ? '1' : undefined)}>{t('reg.withoutPoint')}</Checkbox>
        {filtered && <Button type="link" onClick={() => setChosen(unit === home.unitCode ? {} : { unit })}>{t('reg.clear')}</Button>}
      </div>
      <section aria-busy={found.isFetching} className={found.isPlaceholderData ? 'stale' : ''}>
        {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading />}
        {found.data && rows.length === 0 && (filtered ? <Empty>{t('reg.noneFound')}</Empty>
          : <Empty action={mayImport && <Link className="plain-button" to={`/register/imports/new?unit=${unit}`}>{t('reg.import')}</Link>}>{t('reg.none')} {mayImport && t('reg.noneHelp')}</Empty>)}
        {rows.length > 0 && <Households rows={rows} />}
        {found.hasNextPage && <div className="more"><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('do.more')}</Button></div>}
      </section>
      {mayImport && <p className="below"><Link to="/register/imports">{t('reg.imports')}</Link></p>}
    </div>
  );
}
