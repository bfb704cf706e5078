import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listImports, type ImportList } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { Empty, ErrorNote } from '../../../../ui/notes.js';
import { PeopleDate } from '../../../../ui/people-date.js';
import { Loading } from '../../../app/loading.js';
import { ImportTag } from './import-tag.js';

/** The newest imports one may see, those under way first to be gone on with. */
export function ImportsPage() {
  const { t } = useWords();
  const imports = useQuery({ queryKey: ['register', 'imports'], queryFn: ({ signal }) => listImports(undefined, signal), refetchInterval: 5000 });
  return (
    <div className="page">
      <nav className="trail" aria-label={t('reg.trail')}><Link to="/register">{t('reg.title')}</Link><span aria-hidden="true">›</span><span aria-current="page">{t('roster.list')}</span></nav>
      <div className="page-head">
        <h1>{t('roster.list')}</h1><p className="quiet">{t('roster.listHelp')}</p>
        <div className="page-tools"><Link className="main-button" to="/register/imports/new">{t('roster.new')}</Link></div>
      </div>
      {imports.error && <ErrorNote error={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.isPending && <Loading />}
      {imports.data?.rows.length === 0 && <Empty action={<Link className="plain-button" to="/register/imports/new">{t('roster.new')}</Link>}>{t('roster.listNone')}</Empty>}
      {imports.data && imports.data.rows.length > 0 && <Imports rows={imports.data.rows} />}
    </div>
  );
}

function Imports({ rows }: { rows: ImportList['rows'] }) {
  const { t } = useWords();
  return (
    <div className="table-wrap" role="group" aria-label={t('roster.list')}>
      <table className="imports narrow-rows">
        <thead><tr>
          <th scope="col">{t('roster.file')}</th><th scope="col">{t('reg.unit')}</th><th scope="col">{t('roster.state')}</th><th scope="col">{t('roster.rows')}</th>
          <th scope="col">{t('roster.result.accepted')}</th><th scope="col">{t('roster.result.corrected')}</th><th scope="col">{t('roster.result.rejected')}</th><th scope="col">{t('roster.sent')}</th>
        </tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <th scope="row"><Link className="row-link" to={`/register/imports/${row.id}`}>{row.fileName}</Link></th>
            <td>{row.unitName}</td>
            <td><ImportTag state={row.state} /></td>
            {([['rows', t('roster.rows'), row.rows], ['accepted', t('roster.result.accepted'), row.counts?.accepted], ['corrected', t('roster.result.corrected'), row.counts?.corrected],
              ['rejected', t('roster.result.rejected'), row.counts?.rejected]] as const).map(([key, label, value]) => <td key={key} data-label={label} className="number">{value ?? '—'}</td>)}
            <td data-label={t('roster.sent')}><PeopleDate at={row.sentAt} /></td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
