import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { RESULTS, type ImportCounts, type ImportRow, type RosterImport } from '../../../../../contract/register.js';
import { listImportRows } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { Empty, ErrorNote } from '../../../../ui/notes.js';
import { sayOr } from '../../../../words/words.js';
import { Loading } from '../../../app/loading.js';
import { namedList } from '../../../app/named-list.js';
import { REGISTER } from '../use-register.js';
import { sayNote } from './say-note.js';

const SIGNS = { accepted: ['answered', '✓'], corrected: ['waiting', '✎'], rejected: ['breach', '✕'] } as const;

/** Every row of the file with what became of it. The choice stands in the address. */
export function ResultRows({ roster, counts }: { roster: RosterImport; counts: ImportCounts }) {
  const { t, language } = useWords();
  const [chosen, setChosen] = useSearchParams();
  // What needs somebody's eyes comes first.
  const first = counts.rejected > 0 ? 'rejected' : counts.corrected > 0 ? 'corrected' : 'all';
  const shown = chosen.get('result') ?? first;
  const result = RESULTS.find((one) => one === shown);
  const note = chosen.get('note') ?? undefined;
  const rows = useInfiniteQuery({
    queryKey: [REGISTER, 'import-rows', roster.id, roster.state, result, note], placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => listImportRows(roster.id, { result, note, after: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined,
  });
  const found = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  const all = counts.accepted + counts.corrected + counts.rejected;
  const notes = Object.entries(counts.notes).sort((a, b) => b[1] - a[1]);
  return (
    <section className="part">
      <div className="tabs" role="group" aria-label={t('roster.filter')}>
        {(['rejected', 'corrected', 'accepted', 'all'] as const).map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={shown === name} onClick={() => setChosen({ result: name }, { replace: true })}>
            {t(name === 'all' ? 'roster.all' : `roster.result.${name}`)}<span className="tab-count number">{(name === 'all' ? all : counts[name]).toLocaleString('zh-CN')}</span>
          </button>
        ))}
        {notes.length > 0 && (
          <Select className="because" value={note ?? ''} aria-label={t('roster.because')} popupRender={namedList(t('roster.because'))} popupMatchSelectWidth={false}
            onChange={(code) => setChosen(code === '' ? { result: shown } : { result: 'all', note: code }, { replace: true })}
            options={[{ value: '', label: t('roster.becauseAll') }, ...notes.map(([code, count]) => ({ value: code, label: `${sayOr(language, `rosterNote.${code}`, code)} · ${count}` }))]} />
        )}
      </div>
      {rows.error && <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && <Loading />}
      {rows.data && found.length === 0 && <Empty>{t('roster.rowsNone')}</Empty>}
      {found.length > 0 && <Rows rows={found} stale={rows.isPlaceholderData} />}
      {rows.hasNextPage && <div className="more"><Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t('do.more')}</Button></div>}
    </section>
  );
}

function Rows({ rows, stale }: { rows: ImportRow[]; stale: boolean }) {
  const { t } = useWords();
  return (
    <div className={stale ? 'table-wrap stale' : 'table-wrap'} role="group" aria-label={t('roster.result')}>
      <table className="result-rows narrow-rows">
        <thead><tr><th scope="col">{t('roster.rowNumber')}</th><th scope="col">{t('roster.rowResult')}</th><th scope="col">{t('roster.rowBecause')}</th><th scope="col">{t('roster.rowUnderstood')}</th><th scope="col">{t('roster.rowAsIs')}</th></tr></thead>
        <tbody>{rows.map((row) => <Row key={row.rowNumber} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: ImportRow }) {
  const words = useWords();
  const { t } = words;
  const [tone, sign] = SIGNS[row.result];
  return (
    <tr>
      <th scope="row" className="number"><span className="row-number">{row.rowNumber}</span>{row.household !== null && <small>{t('roster.householdNo', { number: row.household })}</small>}</th>
      <td className="cell-result"><span className={`tag tag-${tone}`}><span aria-hidden="true">{sign}</span>{t(`roster.result.${row.result}`)}</span>{row.outcome && <small>{t(`roster.outcome.${row.outcome}`)}</small>}</td>
      <td className="cell-because">{row.notes.length > 0 ? <ul>{row.notes.map((note, i) => <li key={i}>{sayNote(note, words)}</li>)}</ul> : <span className="quiet">—</span>}</td>
      <td className="cell-understood"><Understood parsed={row.parsed} /></td>
      <td className="cell-as-is"><AsItStands cells={row.cells} open={row.result === 'rejected'} /></td>
    </tr>
  );
}

function AsItStands({ cells, open }: { cells: string[]; open: boolean }) {
  const { t } = useWords();
  return <details open={open}><summary>{t('roster.showCells')}</summary><p>{cells.filter((cell) => cell.trim() !== '').join(' ｜ ')}</p></details>;
}

/** The person first, then where: what a person would compare with the paper. */
function Understood({ parsed }: { parsed: ImportRow['parsed'] }) {
  const { t, language } = useWords();
  if (!parsed.name) return <span className="quiet">—</span>;
  const sex = parsed.sex ? sayOr(language, `sex.${parsed.sex}`, parsed.sex) : null;
  const who = [sex, parsed.birth ? t('reg.bornIn', { year: parsed.birth }) : null, parsed.phone].filter((part) => part !== null && part !== undefined).join(' · ');
  return (
    <>
      <strong>{parsed.name}</strong>{parsed.householder && <> <span className="tag tag-held">{t('reg.householder')}</span></>}
      {who && <small className="number">{who}</small>}
      {(parsed.address ?? parsed.household_number) && <small>{[parsed.household_number ? t('reg.numberIs', { number: parsed.household_number }) : null, parsed.address].filter(Boolean).join(' ')}</small>}
    </>
  );
}
