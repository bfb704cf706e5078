import { Link } from 'react-router';
import { useWords } from '../../ui/language.js';
import { isNew, isWanted } from '../offline/round-state.js';
import { HouseIcon } from './icons.js';
import { useRound } from './use-round.js';

/** For whoever opens the app for cases: how many households wait for a visit today. */
export function RoundToday() {
  const { t } = useWords();
  const { entries } = useRound();
  const wanted = entries.filter(isWanted).length, never = entries.filter(isNew).length;
  if (wanted + never === 0) return null;
  return <p><Link className="soft" to="/round"><HouseIcon />{wanted > 0 ? t('round.today', { n: wanted }) : t('round.never', { n: never })} · {t('round.toRound')}</Link></p>;
}
