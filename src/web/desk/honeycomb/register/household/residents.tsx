import { Button } from 'antd';
import type { HouseholdPage, ResidentShape } from '../../../../../contract/register.js';
import { useWords } from '../../../../ui/language.js';

/** Who lives here or belongs here; those who moved out or died stand last. */
export function Residents({ household, onOpen }: { household: HouseholdPage; onOpen: (resident: ResidentShape | null) => void }) {
  const { t } = useWords();
  const may = household.mayCorrect && household.validTo === null;
  const gone = (one: ResidentShape) => Number(one.state === 'moved_out' || one.state === 'deceased');
  const people = [...household.residents].sort((a, b) => gone(a) - gone(b) || Number(b.householder) - Number(a.householder));
  return (
    <section className="part part-people">
      <h2>{t('reg.residents')}</h2>
      {people.length === 0 ? <p className="quiet">{t('reg.nobody')}</p> : (
        <div className="table-wrap" role="group" aria-label={t('reg.residents')}>
          <table className="residents narrow-rows">
            <thead><tr><th scope="col">{t('reg.name')}</th><th scope="col">{t('reg.sex')}</th><th scope="col">{t('reg.birthYear')}</th><th scope="col">{t('reg.phone')}</th><th scope="col">{t('reg.livingState')}</th>{may && <th scope="col" className="cell-do">{t('reg.do')}</th>}</tr></thead>
            <tbody>{people.map((one) => (
              <tr key={one.residentId} className={gone(one) ? 'row-faded' : ''}>
                <th scope="row">{one.name}{one.householder && <> <span className="tag tag-held">{t('reg.householder')}</span></>}</th>
                <td data-label={t('reg.sex')}>{one.sex ? t(`sex.${one.sex}`) : '—'}</td>
                <td data-label={t('reg.birthYear')} className="number">{one.birthYear ?? '—'}</td>
                <td data-label={t('reg.phone')} className="number">{one.phone ? <a href={`tel:${one.phone}`}>{one.phone}</a> : '—'}</td>
                <td data-label={t('reg.livingState')}>{t(`living.${one.state}`)}</td>
                {may && <td className="cell-do"><Button size="small" onClick={() => onOpen(one)} aria-label={t('reg.changePerson', { name: one.name })}>{t('reg.change')}</Button></td>}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {may && <div className="form-end"><Button onClick={() => onOpen(null)}>＋ {t('reg.addPerson')}</Button></div>}
    </section>
  );
}
