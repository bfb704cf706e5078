import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { readCoverage, type Coverage } from '../../api/liaison.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { Loading } from '../app/loading.js';
import { useMe } from '../app/session.js';
import { FindUnit } from '../honeycomb/find-unit.js';
import { CoverageFigures } from './coverage-figures.js';
import { CoverageTable } from './coverage-table.js';
import { Trail } from './trail.js';
import { ownCounts } from './own-counts.js';
import { LIAISON } from './use-command.js';

/** L4: how many households have their liaison, and what is missing where. The chosen unit stands in the address. */
export function OverviewPage() {
  const { t } = useWords();
  const me = useMe();
  const [chosen, setChosen] = useSearchParams();
  const home = me.roles[0]?.unitCode ?? me.countyCode;
  const unit = chosen.get('unit') ?? home;
  const coverage = useQuery({
    queryKey: [LIAISON, 'coverage', unit], placeholderData: keepPreviousData, refetchInterval: 60_000,
    queryFn: ({ signal }) => readCoverage(unit, signal),
  });
  const { data } = coverage;
  return (
    <div className="page">
      <Trail unitCode={unit} />
      <div className="page-head">
        <h1>{t('cover.title')}</h1>
        {data && <p className="quiet">{data.unitName} · {t('cover.at')} <PeopleDate at={data.at} /></p>}
        <div className="page-tools">
          <Link className="plain-button" to={unit === home ? '/liaison/map' : `/liaison/map?unit=${unit}`}>{t('lmap.open')}</Link>
          {me.permissions.includes('care.count') && <Link className="plain-button" to={unit === home ? '/liaison/care' : `/liaison/care?unit=${unit}`}>{t('care.open')}</Link>}
          <FindUnit value={undefined} onChange={(code) => setChosen(code ? { unit: code } : {})} placeholder={t('cover.find')} />
        </div>
      </div>
      {coverage.error && <ErrorNote error={coverage.error} onRetry={() => void coverage.refetch()} />}
      {coverage.isPending && <Loading />}
      {data && (
        <div className={coverage.isPlaceholderData ? 'stale' : ''} aria-busy={coverage.isFetching}>
          {data.counts.households === 0
            ? <Empty action={<Link className="plain-button" to={`/liaison/units/${unit}`}>{t('cover.openUnit')}</Link>}>{t('cover.noHouseholds')}</Empty>
            : <CoverageFigures counts={data.counts} unitCode={unit} />}
          {data.below.length > 0 ? <CoverageTable rows={withOwn(data, (name) => t('cover.ownHouseholds', { name }))} /> : data.counts.households > 0 && (
            <p><Link className="plain-button" to={`/liaison/units/${unit}`}>{t('cover.openUnit')}</Link></p>
          )}
        </div>
      )}
    </div>
  );
}

/** A community has households beside those of its compounds: they are a line of the table too. */
function withOwn(data: Coverage, name: (unitName: string) => string): Coverage['below'] {
  const own = ownCounts(data);
  return own.households === 0 && own.grids === 0 ? data.below
    : [{ unitCode: data.unitCode, unitName: name(data.unitName), level: 'village', counts: { ...own, cells: 1 } }, ...data.below];
}
