import type { Plan } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';
import { PlanQuality } from '../plans/plan-state.js';
import { sayExactMeters } from '../say-why.js';
import { isMoved } from './look-of-plan.js';

/** The plan in four numbers: without a place, who changes, the distance, and how near it is to the best there can be. */
export function PlanFigures({ plan: { summary, households } }: { plan: Plan }) {
  const words = useWords();
  const { t } = words;
  const unplaced = summary.households - summary.placed;
  const { objective, lowerBound } = summary;
  return (
    <ul className="figures plan-figures" aria-label={t('plan.figures')}>
      <li className={unplaced === 0 ? 'figure figure-good' : 'figure figure-bad'}><span className="figure-name">{t('plan.unplaced')}</span><strong className="figure-number number">{unplaced}</strong>
        <span className="figure-more">{t('plan.placedOf', { placed: summary.placed, all: summary.households })}</span></li>
      <li className="figure"><span className="figure-name">{t('plan.moved')}</span><strong className="figure-number number">{objective === null ? '—' : households.filter(isMoved).length}</strong>
        <span className="figure-more">{t('plan.movedMore')}</span></li>
      <li className="figure"><span className="figure-name">{t('plan.objective')}</span><strong className="figure-number number">{objective === null ? '—' : sayExactMeters(objective, words)}</strong>
        <span className="figure-more">{lowerBound === null ? t('plan.noBound') : t('plan.bound', { length: sayExactMeters(lowerBound, words) })}</span></li>
      <li className="figure"><span className="figure-name">{t('plan.quality')}</span><strong className="figure-words"><PlanQuality plan={summary} /></strong></li>
    </ul>
  );
}
