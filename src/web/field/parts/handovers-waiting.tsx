import { Link } from 'react-router';
import { useWords } from '../../ui/language.js';
import { useMe } from '../app/me.js';
import { useMyHandovers } from './use-handovers.js';

/** Only when there are some: those whose next signature is mine, else those under way. */
export function HandoversWaiting() {
  const { t } = useWords();
  const { personId } = useMe();
  const { rows } = useMyHandovers();
  if (!rows || rows.length === 0) return null;
  const mine = rows.filter((h) => (h.givenAt === null ? h.fromPersonId : h.toPersonId) === personId).length;
  return <p><Link className="soft" to="/handovers">{mine > 0 ? t('round.hand.waiting', { n: mine }) : t('round.hand.underWay', { n: rows.length })}</Link></p>;
}
