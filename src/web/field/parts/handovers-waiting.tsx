import { Link } from 'react-router';
import { useWords } from '../../ui/language.js';
import { useMyHandovers } from './use-handovers.js';

/** Only when there are some. */
export function HandoversWaiting() {
  const { t } = useWords();
  const { rows } = useMyHandovers();
  return rows && rows.length > 0 ? <p><Link className="soft" to="/handovers">{t('round.hand.waiting', { n: rows.length })}</Link></p> : null;
}
