import { memo } from 'react';
import { Link } from 'react-router';
import type { CaseRow } from '../../../contract/cases.js';
import { LiveClock } from '../../ui/duration.js';
import { useWords } from '../../ui/language.js';
import { PeopleDate } from '../../ui/people-date.js';
import { StateTag } from '../../ui/state-tag.js';

/** The rows of a queue. The number is the link; j and k move between these links, so the browser's own focus is the cursor. */
export function QueueTable({ rows, ended }: { rows: CaseRow[]; ended: boolean }) {
  const { t } = useWords();
  return (
    <div className="table-wrap" role="group" aria-label={t('queue.title')}>
      <table className="queue">
        <thead>
          <tr>
            <th scope="col">{t('queue.clock')}</th><th scope="col">{t('queue.number')}</th><th scope="col">{t('queue.what')}</th>
            <th scope="col" className="wide">{t('queue.words')}</th><th scope="col">{t('queue.where')}</th>
            <th scope="col">{t('queue.holder')}</th><th scope="col">{t('queue.state')}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.id} row={row} ended={ended} />)}</tbody>
      </table>
    </div>
  );
}

/** Unchanged rows are not drawn again when the list is fetched again; a changed case has another version. */
const Row = memo(function Row({ row, ended }: { row: CaseRow; ended: boolean }) {
  const { t } = useWords();
  const breached = row.breachedAt !== null && row.endedAt === null;
  return (
    <tr className={breached ? 'row-breached' : ''}>
      <td className="cell-clock">
        {row.dueAt !== null && row.stage && row.endedAt === null
          ? <><LiveClock dueAt={row.dueAt} nearMs={nearMs(row)} /><small>{t(`stage.${row.stage}`)}{row.calledLevel > 0 && ` · ${t('queue.called', { level: row.calledLevel })}`}</small></>
          : row.endedAt !== null && ended ? <small><PeopleDate at={row.endedAt} /></small> : <small>{t('clock.none')}</small>}
      </td>
      <td className="cell-number"><Link to={`/cases/${row.id}`} className="row-link number">{row.caseNumber}</Link></td>
      <td className="cell-matter">{row.matterName}{row.class !== 'ordinary' && <small>{t(`class.${row.class}`)}</small>}</td>
      <td className="cell-words wide"><span dir="auto">{row.words}</span></td>
      <td className="cell-unit">{row.unitName}{row.placeWords && <small dir="auto">{row.placeWords}</small>}</td>
      <td className="cell-holder">{row.holderDeskUnit ? t('queue.deskOf', { unit: row.holderName ?? row.unitName }) : row.holderName ?? '—'}</td>
      <td className="cell-state"><StateTag state={row.state} /></td>
    </tr>
  );
}, (before, after) => before.row.id === after.row.id && before.row.version === after.row.version && before.ended === after.ended
  && before.row.calledLevel === after.row.calledLevel && before.row.dueAt === after.row.dueAt && before.row.holderName === after.row.holderName);

/** Warm before the end: the last fifth of a short promise, an hour of a long one. */
const nearMs = (row: CaseRow) => (row.stage === 'dispatch' ? 60_000 : row.class === 'ordinary' ? 8 * 60_000 : 3_600_000);

/** Moves the focus to the next (1) or the one before (-1). */
export function focusRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue .row-link')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}
