import { useWords } from '../../ui/language.js';

/** Households of a liaison against the most there may be; full and over are said in words too. */
export function LoadBar({ load, capacity, least = 0 }: { load: number; capacity: number; least?: number }) {
  const { t } = useWords();
  const state = load > capacity ? 'over' : load === capacity ? 'full' : load < least ? 'few' : null;
  return (
    <span className={load >= capacity ? 'load load-full' : 'load'}>
      <span className="load-bar" aria-hidden="true"><span style={{ inlineSize: `${Math.min(100, (load / Math.max(1, capacity)) * 100)}%` }} /></span>
      <span className="number">{t('grid.load', { load, capacity })}</span>
      {state && <span className="load-state">{t(`grid.load.${state}`)}</span>}
    </span>
  );
}
