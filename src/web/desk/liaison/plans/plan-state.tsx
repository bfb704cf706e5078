import type { PlanSummary } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';

const LOOKS: Record<PlanSummary['state'], { tone: string; sign: string }> = {
  draft: { tone: 'held', sign: '✎' }, queued: { tone: 'waiting', sign: '●' }, solving: { tone: 'moving', sign: '↻' }, solved: { tone: 'moving', sign: '✓' },
  published: { tone: 'answered', sign: '★' }, replaced: { tone: 'done', sign: '⊂' }, dropped: { tone: 'done', sign: '⊘' },
};

export function PlanState({ state }: { state: PlanSummary['state'] }) {
  const { t } = useWords();
  const look = LOOKS[state];
  return <span className={`tag tag-${look.tone}`} data-state={state}><span aria-hidden="true">{look.sign}</span>{t(`plan.state.${state}`)}</span>;
}

/** `联户长已定（6 名）`, `从候选人里选 5 名`. */
export function PlanMode({ plan }: { plan: Pick<PlanSummary, 'mode' | 'choose' | 'liaisons'> }) {
  const { t } = useWords();
  return <>{plan.mode === 'given' ? t('plan.mode.given', { count: plan.liaisons }) : t('plan.mode.choose', { count: plan.choose })}</>;
}

/** How far the answer is from the best there can be, in words. */
export function PlanQuality({ plan }: { plan: Pick<PlanSummary, 'gap' | 'proven' | 'objective' | 'lowerBound'> }) {
  const { t } = useWords();
  if (plan.objective === null || plan.gap === null) return <span className="quiet">{t('plan.noBound')}</span>;
  if (plan.proven) return <span className="all-well">✓ {t('plan.proven')}</span>;
  return <>{t('plan.gap', { share: sayGap(plan.gap) })}</>;
}

/** Never 0 % of what is not proven. */
export const sayGap = (gap: number): string => `${gap > 0 && gap < 0.0005 ? '0.1' : (gap * 100).toFixed(1)}%`;
