import { Link } from 'react-router';
import type { HouseholdRow } from '../../../../contract/register.js';
import { useWords } from '../../../ui/language.js';

/** One line per household; the whole line opens it. */
export function Households({ rows }: { rows: HouseholdRow[] }) {
  const { t } = useWords();
  return (
    <div className="table-wrap" role="group" aria-label={t('reg.title')}>
      <table className="household-rows narrow-rows">
        <thead><tr>
          <th scope="col">{t('reg.address')}</th><th scope="col">{t('reg.householder')}</th><th scope="col">{t('reg.phone')}</th><th scope="col">{t('reg.people')}</th><th scope="col">{t('reg.liaison')}</th><th scope="col">{t('reg.unit')}</th><th scope="col">{t('reg.point')}</th>
        </tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.householdId}>
            <th scope="row"><Link className="row-link" to={`/register/households/${row.householdId}`}>{row.address}</Link>{row.householdNumber && <small className="number">{t('reg.numberIs', { number: row.householdNumber })}</small>}</th>
            <td data-label={t('reg.householder')}>{row.householder ?? <span className="quiet">{t('reg.noHouseholder')}</span>}</td>
            <td data-label={t('reg.phone')} className="number">{row.phone ? <a className="above-row" href={`tel:${row.phone}`}>{row.phone}</a> : '—'}</td>
            <td data-label={t('reg.people')} className="number">{row.residents}</td>
            <td data-label={t('reg.liaison')}>{row.liaisonName ?? <span className="missing">{t('reg.liaisonMissing')}</span>}</td>
            <td data-label={t('reg.unit')}>{row.unitName}</td>
            <td data-label={t('reg.point')}>{row.hasPoint ? <span className="all-well">✓ {t('reg.pointThere')}</span> : <span className="missing">{t('reg.pointMissing')}</span>}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
