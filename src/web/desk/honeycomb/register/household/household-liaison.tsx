import { Link } from 'react-router';
import type { HouseholdPage } from '../../../../../contract/register.js';
import { useWords } from '../../../../ui/language.js';
import { useMayDo } from '../../../app/session.js';
import { sayWhy } from '../../../liaison/say-why.js';

/** Whose household it is, how to reach them, and what was weighed. */
export function HouseholdLiaison({ household }: { household: HouseholdPage }) {
  const words = useWords();
  const { t } = words;
  const maySeeGrids = useMayDo('grid.read');
  const { liaison } = household;
  const toUnit = (tab: string) => `/liaison/units/${household.unitCode}?tab=${tab}`;
  return (
    <section className="part part-answer part-liaison">
      <h2>{t('reg.liaison')}</h2>
      {liaison ? (
        <>
          <p className="liaison-name"><strong>{liaison.name}</strong>{liaison.phone && <a className="number" href={`tel:${liaison.phone}`}>{liaison.phone}</a>}</p>
          <p>{maySeeGrids ? <Link to={toUnit('grids')}>{liaison.gridName}</Link> : liaison.gridName}</p>
          <p className="quiet">{t('reg.liaisonWhy', { why: sayWhy(liaison.why, words) })}</p>
        </>
      ) : household.validTo === null ? (
        <><p>{t('reg.liaisonNone')}</p>{maySeeGrids && <Link className="plain-button" to={toUnit('plans')}>{t('reg.liaisonPlan')}</Link>}</>
      ) : <p className="quiet">{t('reg.liaisonEnded')}</p>}
    </section>
  );
}
