import { useTheme } from '../../../ui/look.js';
import { useWords } from '../../../ui/language.js';
import { LoadBar } from '../load-bar.js';
import { sayMeters } from '../say-why.js';
import { colorsOf, type PlanLiaison } from './look-of-plan.js';

/** Every liaison with the load against the limits; pressing one shows only that one's households. In the order of the plan: nobody is ranked. */
export function LiaisonList({ liaisons, only, onOnly }: { liaisons: PlanLiaison[]; only: string | null; onOnly: (liaisonId: string | null) => void }) {
  const words = useWords();
  const { t } = words;
  const colors = colorsOf(liaisons, useTheme());
  return (
    <section className="part plan-liaisons" aria-labelledby="plan-liaisons">
      <h2 id="plan-liaisons">{t('plan.liaisons')}</h2>
      <ul>{liaisons.map((one) => (
        <li key={one.liaisonId} className={only === one.liaisonId ? 'plan-liaison plan-liaison-only' : 'plan-liaison'}>
          <button type="button" aria-pressed={only === one.liaisonId} title={t('plan.liaisonShow', { name: one.name })} onClick={() => onOnly(only === one.liaisonId ? null : one.liaisonId)}>
            <i className="dot" style={{ background: colors.get(one.liaisonId) }} aria-hidden="true" /><span dir="auto">{one.name}</span></button>
          {!one.chosen && one.load === 0 ? <span className="quiet">{t('plan.notChosen')}</span> : (
            <><LoadBar load={one.load} capacity={one.capacity} least={one.least} />
              <small>{one.meanDistanceMeters === null ? '' : t('plan.mean', { length: sayMeters(one.meanDistanceMeters, words) })}</small></>)}
        </li>
      ))}</ul>
    </section>
  );
}
