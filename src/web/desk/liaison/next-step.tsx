import { Link } from 'react-router';
import type { Coverage } from '../../api/liaison.js';
import { useWords } from '../../ui/language.js';
import { opens } from './opens.js';

/** What to do next about what is missing: one link, the most pressing first. */
export function NextStep({ row }: { row: Coverage['below'][number] }) {
  const { t } = useWords();
  const { counts, unitCode } = row;
  const own = opens(row).startsWith('/liaison/units');
  const at = (tab: string) => (own ? `/liaison/units/${unitCode}?tab=${tab}` : opens(row));
  if (counts.households === 0) return <span className="quiet">—</span>;
  if (counts.cellsWithoutGrid > 0) {
    return own ? <Link to={at('candidates')}>{t('cover.do.begin')} →</Link> : <Link to={at('')}>{t('cover.do.cells', { count: counts.cellsWithoutGrid })} →</Link>;
  }
  if (counts.gridsWithoutLiaison > 0) return <Link to={at('grids')}>{t('cover.do.liaison', { count: counts.gridsWithoutLiaison })} →</Link>;
  if (counts.withoutGrid > 0) return <Link to={at('plans')}>{t('cover.do.place', { count: counts.withoutGrid })} →</Link>;
  if (counts.overCapacity > 0) return <Link to={at('plans')}>{t('cover.do.over', { count: counts.overCapacity })} →</Link>;
  return <span className="all-well">✓ {t('cover.do.nothing')}</span>;
}
