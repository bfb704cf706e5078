import { Link } from 'react-router';
import { useWords } from '../../ui/language.js';
import { isWanted } from '../offline/round-state.js';
import { HouseIcon } from './icons.js';
import { useRound } from './use-round.js';

/** For whoever opens the app for cases: how many households wait for a visit today. */
export function RoundToday() {
  const { t } = useWords();
  const wanted = useRound().entries.filter(isWanted).length;
  return wanted > 0 ? <p><Link className="soft" to="/round"><HouseIcon />{t('round.today', { n: wanted })} · {t('round.toRound')}</Link></p> : null;
}
