import { Button } from 'antd';
import type { CareRow } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { useMinute } from '../../../ui/now.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayDay } from '../../../words/time-words.js';

interface Props { rows: readonly CareRow[]; label: string; onHousehold: (householdId: string) => void; onConfirm?: (row: CareRow) => void; onEnd?: (row: CareRow) => void }
const DAY = 86_400_000;
const SOON_DAYS = 14;

/** Needs as rows: for whom, what, on what basis, until when. On a narrow screen each row is a card. */
export function NeedRows({ rows, label, onHousehold, onConfirm, onEnd }: Props) {
  const { t } = useWords();
  return (
    <div className="table-wrap" role="group" aria-label={label}>
      <table className="grids narrow-rows care-rows">
        <thead><tr><th scope="col">{t('care.who')}</th><th scope="col">{t('care.what')}</th><th scope="col">{t('care.basis')}</th><th scope="col">{t('care.until')}</th>
          <th scope="col"><span className="visually-hidden">{t('care.do')}</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.needId} className={row.objectedAt === null ? '' : 'row-objected'}>
            <th scope="row"><span dir="auto">{row.address}</span><small>{row.unitName} · {row.residentName ?? t('care.wholeHousehold')}</small>
              <button type="button" className="row-opener" onClick={() => onHousehold(row.householdId)}>{t('care.history')}</button></th>
            <td data-label={t('care.what')}><strong>{row.kindName}</strong><small>{t(`round.group.${row.group}`)} · {t(`care.service.${row.service}`)}</small>{row.words && <span dir="auto">{row.words}</span>}
              {row.objectedAt !== null && <p className="objection">! {t('care.objectionOf', { words: row.objection ?? '—' })}<small>{t('care.objectedAt')} <PeopleDate at={row.objectedAt} /></small></p>}</td>
            <td data-label={t('care.basis')}><span>{row.legalBasis}</span><small>{t('care.reasonOf', { reason: row.reason })}</small>
              <small>{t('care.notedBy', { name: row.notedByName ?? '—', source: t(`care.source.${row.source}`) })} · <PeopleDate at={row.notedAt} /></small></td>
            <td data-label={t('care.until')}><Until at={row.expiresAt} /></td>
            <td className="cell-do">
              {onConfirm && <Button size="small" onClick={() => onConfirm(row)} aria-label={t('care.confirmOf', { name: `${row.address} ${row.kindName}` })}>{t('care.confirm')}</Button>}{' '}
              {onEnd && <Button size="small" onClick={() => onEnd(row)} aria-label={t('care.endOf', { name: `${row.address} ${row.kindName}` })}>{t('care.end')}</Button>}
            </td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Until({ at }: { at: number }) {
  const { t, language } = useWords();
  const now = useMinute();
  const days = Math.ceil((at - now) / DAY);
  return <><span>{sayDay(at, now, language)}</span>{days <= SOON_DAYS && <small className="soon">! {t('care.soon', { days: Math.max(0, days) })}</small>}</>;
}
