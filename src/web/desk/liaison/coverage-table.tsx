import { Link } from 'react-router';
import type { Coverage } from '../../api/liaison.js';
import { useWords } from '../../ui/language.js';
import { sayOr } from '../../words/words.js';
import { NextStep } from './next-step.js';
import { opens } from './opens.js';
import { sayShare } from './say-share.js';

type Row = Coverage['below'][number];

const missing = ({ counts }: Row) => counts.cellsWithoutGrid + counts.gridsWithoutLiaison + counts.overCapacity + counts.withoutGrid;

/** The units directly below, those with something missing first. */
export function CoverageTable({ rows }: { rows: Row[] }) {
  const { t, language } = useWords();
  const sorted = [...rows].sort((a, b) => Number(missing(b) > 0) - Number(missing(a) > 0) || (a.unitCode < b.unitCode ? -1 : 1));
  return (
    <div className="table-wrap" role="group" aria-label={t('cover.units')}>
      <table className="cover narrow-rows">
        <thead><tr>
          <th scope="col">{t('cover.unit')}</th><th scope="col">{t('cover.inOneShort')}</th><th scope="col">{t('cover.households')}</th>
          <th scope="col">{t('cover.grids')}</th><th scope="col">{t('cover.liaisons')}</th><th scope="col">{t('cover.next')}</th>
        </tr></thead>
        <tbody>{sorted.map((row) => (
          <tr key={row.unitCode}>
            <th scope="row"><Link to={opens(row)}>{row.unitName}</Link><small>{sayOr(language, `level.${row.level}`, row.level)}</small></th>
            <td data-label={t('cover.inOneShort')}><Share row={row} /></td>
            <td data-label={t('cover.households')} className="number">{row.counts.households}</td>
            <td data-label={t('cover.grids')} className="number">{row.counts.grids}</td>
            <td data-label={t('cover.liaisons')} className="number">{row.counts.liaisons}</td>
            <td className="cell-next"><NextStep row={row} /></td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Share({ row: { counts } }: { row: Row }) {
  const { t } = useWords();
  const whole = counts.inOneGrid === counts.households;
  if (counts.households === 0) return <span className="quiet">{t('cover.noRegister')}</span>;
  return (
    <span className={whole ? 'share' : 'share share-bad'}>
      <span className="load-bar" aria-hidden="true"><span style={{ inlineSize: `${(counts.inOneGrid / counts.households) * 100}%` }} /></span>
      <span className="number">{sayShare(counts.inOneGrid, counts.households)}</span>
      {!whole && <span>{t('cover.missedShort', { count: counts.households - counts.inOneGrid })}</span>}
    </span>
  );
}
