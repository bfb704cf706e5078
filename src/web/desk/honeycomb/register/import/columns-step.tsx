import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ROSTER_FIELDS, type RosterColumn, type RosterField, type RosterImport } from '../../../../../contract/register.js';
import { chooseColumns } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';
import { namedList } from '../../../app/named-list.js';
import { useCommand } from '../../../app/use-command.js';
import { REGISTER } from '../use-register.js';
import { DatumField } from './datum-field.js';
import { faultOfColumns } from './fault-of-columns.js';

/** Second step: what each column is, guessed and shown with examples; and what was left at the door. */
export function ColumnsStep({ roster, onSent }: { roster: RosterImport; onSent: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const readable = roster.columns.filter((column) => column.forbidden === null);
  const left = roster.columns.filter((column) => column.forbidden !== null);
  const [fields, setFields] = useState<Record<number, RosterField | null>>(() => Object.fromEntries(readable.map((column) => [column.index, column.field])));
  const [datum, setDatum] = useState(roster.datum);
  const [tried, setTried] = useState(false);
  const command = useCommand(REGISTER, (body: Omit<Parameters<typeof chooseColumns>[1], 'commandId'>, commandId) => chooseColumns(roster.id, { ...body, commandId }));
  const fault = faultOfColumns(readable.map((column) => fields[column.index] ?? null), t);
  const hasPoint = Object.values(fields).some((field) => field === 'lng' || field === 'lat' || field === 'point');
  const send = async () => {
    setTried(true);
    if (fault) return;
    const checked = await command.run({ datum, columns: readable.map((column) => ({ index: column.index, field: fields[column.index] ?? null })) });
    if (!checked) return;
    queries.setQueryData([REGISTER, 'import', roster.id], checked);
    onSent();
  };
  return (
    <form className="columns-step" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <section className="part">
        <h2>{t('roster.columns')}</h2>
        <p className="hint">{roster.headerRow === null ? t('roster.noHeader', { rows: roster.rows }) : t('roster.headerRow', { row: roster.headerRow, rows: roster.rows })} {t('roster.columnsHelp')}</p>
        <div className="table-wrap" role="group" aria-label={t('roster.columns')}>
          <table className="roster-columns narrow-rows">
            <thead><tr><th scope="col">{t('roster.column')}</th><th scope="col">{t('roster.examples')}</th><th scope="col">{t('roster.readAs')}</th></tr></thead>
            <tbody>{readable.map((column) => (
              <ColumnRow key={column.index} column={column} field={fields[column.index] ?? null} onField={(field) => setFields((before) => ({ ...before, [column.index]: field }))} />
            ))}</tbody>
          </table>
        </div>
        {hasPoint && <DatumField value={datum} onChange={setDatum} />}
        {tried && fault && <ErrorNote error={new Error(fault)} />}
        {command.error && <ErrorNote error={command.error} />}
        <div className="form-end"><Button type="primary" size="large" htmlType="submit" loading={command.busy}>{t(roster.state === 'checked' ? 'roster.checkAgain' : 'roster.check')}</Button><span className="quiet">{t('roster.nothingYet')}</span></div>
      </section>
      {left.length > 0 && <Left columns={left} />}
    </form>
  );
}

function ColumnRow({ column, field, onField }: { column: RosterColumn; field: RosterField | null; onField: (field: RosterField | null) => void }) {
  const { t } = useWords();
  const name = column.heading || t('roster.columnNo', { column: column.index + 1 });
  const label = t('roster.readAsOf', { column: name });
  const how = field !== column.guessed ? 'byHand' : column.guessedBy ?? 'none';
  return (
    <tr>
      <th scope="row"><span>{column.heading || t('roster.columnUnnamed')}</span><small className="number">{t('roster.columnNo', { column: column.index + 1 })}</small></th>
      <td className="examples">{column.examples.length > 0 ? column.examples.map((example, i) => <span key={i}>{example}</span>) : <span className="quiet">{t('roster.noExamples')}</span>}</td>
      <td className="cell-choose">
        <Select className="wide-input" value={field ?? ''} aria-label={label} popupRender={namedList(label)} onChange={(value) => onField(value === '' ? null : value as RosterField)}
          showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: t('roster.leaveOut') }, ...ROSTER_FIELDS.map((value) => ({ value, label: t(`rosterField.${value}`) }))]} />
        <small>{t(`roster.guessed.${how}`)}</small>
      </td>
    </tr>
  );
}

function Left({ columns }: { columns: RosterColumn[] }) {
  const { t } = useWords();
  return (
    <section className="part part-left">
      <h2>{t('roster.forbidden')}</h2>
      <p className="hint">{t('roster.forbiddenHelp')}</p>
      <ul>{columns.map((column) => (
        <li key={column.index}><strong>{column.heading || t('roster.columnNo', { column: column.index + 1 })}</strong><span>{t(`roster.forbidden.${column.forbidden!}`)}</span></li>
      ))}</ul>
    </section>
  );
}
