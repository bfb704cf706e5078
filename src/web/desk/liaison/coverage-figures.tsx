import type { CoverageCounts } from '../../../contract/liaison.js';
import { useWords } from '../../ui/language.js';
import { sayShare } from './say-share.js';

/** The four numbers of the board, each with what it means. A number that should be nought and is not stands out, with a sign. */
export function CoverageFigures({ counts, unitCode }: { counts: CoverageCounts; unitCode: string }) {
  const { t } = useWords();
  const missed = counts.households - counts.inOneGrid;
  return (
    <ul className="figures" aria-label={t('cover.figures')} data-unit={unitCode}>
      <li className={missed === 0 ? 'figure figure-good' : 'figure figure-bad'}>
        <span className="figure-name">{t('cover.without')}</span>
        <strong className="figure-number figure-first number">{missed}</strong>
        <span className="figure-more">{t('cover.withoutOf', { count: counts.inOneGrid, all: counts.households, share: sayShare(counts.inOneGrid, counts.households) })}</span>
        <span className="figure-say">{missed === 0 ? `✓ ${t('cover.nobodyMissed')}` : `! ${t('cover.missed', { count: missed })}`}</span>
      </li>
      <Nought name={t('cover.cellsWithout')} count={counts.cellsWithoutGrid} more={t('cover.cellsOf', { all: counts.cells })} />
      <Nought name={t('cover.gridsWithout')} count={counts.gridsWithoutLiaison} more={t('cover.gridsOf', { all: counts.grids, people: counts.liaisons })} />
      <Nought name={t('cover.over')} count={counts.overCapacity} more={t('cover.overMore')} />
    </ul>
  );
}

function Nought({ name, count, more }: { name: string; count: number; more: string }) {
  const { t } = useWords();
  return (
    <li className={count === 0 ? 'figure' : 'figure figure-bad'}>
      <span className="figure-name">{name}</span>
      <strong className="figure-number number">{count}</strong>
      <span className="figure-more">{more}</span>
      <span className="figure-say">{count === 0 ? `✓ ${t('cover.none')}` : `! ${t('cover.needed')}`}</span>
    </li>
  );
}
