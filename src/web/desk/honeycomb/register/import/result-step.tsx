import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import type { ImportCounts, RosterImport } from '../../../../../contract/register.js';
import { resultSheet, stepImport } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';
import { PeopleDate } from '../../../../ui/people-date.js';
import { useCommand } from '../../../app/use-command.js';
import { REGISTER } from '../use-register.js';
import { ResultRows } from './result-rows.js';

/** Third and fourth step: what the check found or the writing did, in numbers and row by row. */
export function ResultStep({ roster }: { roster: RosterImport }) {
  const { t } = useWords();
  const { counts } = roster;
  if (!counts) return null;
  const written = roster.state === 'applied';
  return (
    <>
      <section className="part">
        <h2>{t(written ? 'roster.resultWritten' : 'roster.result')}</h2>
        <div className="numbers">
          <Figure label={t(written ? 'roster.rowsWritten' : 'roster.rowsTaken')} value={counts.accepted + counts.corrected} of={roster.rows} />
          <Outcomes label={t('roster.willHouseholds')} counts={counts.households} />
          <Outcomes label={t('roster.willResidents')} counts={counts.residents} />
        </div>
        <p className="quiet">{written && roster.appliedAt !== null ? <>{t('roster.writtenAt')} <PeopleDate at={roster.appliedAt} /></> : t('roster.nothingYet')}</p>
        {counts.rejected > 0 && <p className="asked">{t(written ? 'roster.rejectedHintWritten' : 'roster.rejectedHint', { count: counts.rejected })}</p>}
        {written ? <div className="form-end"><Link className="main-button" to={`/register?unit=${roster.unitCode}`}>{t('roster.toRegister')}</Link><Link className="plain-button" to="/register/imports/new">{t('roster.another')}</Link><Download id={roster.id} /></div>
          : <Write roster={roster} counts={counts} />}
      </section>
      <ResultRows roster={roster} counts={counts} />
    </>
  );
}

function Figure({ label, value, of }: { label: string; value: number; of: number }) {
  return <div className="number-box"><span className="number-name">{label}</span><span className="number-big number">{value.toLocaleString('zh-CN')}<small> / {of.toLocaleString('zh-CN')}</small></span></div>;
}

function Outcomes({ label, counts }: { label: string; counts: ImportCounts['households'] }) {
  const { t } = useWords();
  return (
    <div className="number-box">
      <span className="number-name">{label}</span>
      <ul className="outcomes">{(['registered', 'changed', 'unchanged'] as const).map((kind) => (
        <li key={kind} className={`outcome-${kind}`}><b className="number">{counts[kind].toLocaleString('zh-CN')}</b> {t(`roster.outcome.${kind}`)}</li>
      ))}</ul>
    </div>
  );
}

function Write({ roster, counts }: { roster: RosterImport; counts: ImportCounts }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const command = useCommand(REGISTER, (_: null, commandId) => stepImport(roster.id, 'apply', { commandId }));
  const taken = counts.accepted + counts.corrected;
  const changes = counts.households.registered + counts.households.changed + counts.residents.registered + counts.residents.changed;
  const ask = () => void modal.confirm({
    title: t('roster.writeAsk'), okText: t('roster.write'), cancelText: t('do.back'),
    content: t('roster.writeAskNumbers', { households: counts.households.registered, changed: counts.households.changed, residents: counts.residents.registered, residentsChanged: counts.residents.changed }),
    onOk: async () => { const writing = await command.run(null); if (writing) queries.setQueryData([REGISTER, 'import', roster.id], writing); },
  });
  return (
    <>
      {taken === 0 && <p className="asked">{t('roster.nothingToWrite')}</p>}
      {taken > 0 && changes === 0 && <p className="asked">{t('roster.sameFile')}</p>}
      {command.error && <ErrorNote error={command.error} />}
      <div className="form-end">
        <Button type="primary" size="large" disabled={taken === 0} loading={command.busy} onClick={ask}>{t('roster.write')}</Button>
        <Link className="plain-button" to="?step=columns">{t('roster.changeColumns')}</Link>
        <Download id={roster.id} />
      </div>
    </>
  );
}

function Download({ id }: { id: string }) {
  const { t } = useWords();
  return <a className="plain-button" href={resultSheet(id)} download>{t('roster.download')}</a>;
}
