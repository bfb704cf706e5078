import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import type { Handover } from '../../../../contract/liaison.js';
import { dropHandover, readHandover, signHandover } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { useMinute } from '../../../ui/now.js';
import { sayDay } from '../../../words/time-words.js';
import { Loading } from '../../app/loading.js';
import { useMe } from '../../app/session.js';
import { paperTime } from '../people-day.js';
import { PrintedHead } from '../printed-head.js';
import { Trail } from '../trail.js';
import { LIAISON, useCommand } from '../use-command.js';
import { useMayIn } from '../use-may-in.js';
import { HandoverState } from './handovers-tab.js';

/** The list to sign, on screen and on paper: every household of the micro-grid by address. */
export function HandoverPage() {
  const { handoverId = '' } = useParams();
  const { t } = useWords();
  const one = useQuery({ queryKey: [LIAISON, 'handover', handoverId], queryFn: ({ signal }) => readHandover(handoverId, signal) });
  if (one.error) return <div className="page"><ErrorNote error={one.error} onRetry={() => void one.refetch()} /></div>;
  if (!one.data) return <Loading />;
  const handover = one.data;
  return (
    <div className="page narrow">
      <Trail unitCode={handover.unitCode} last={t('unit.tab.handovers')} />
      <div className="page-head no-print"><h1>{t('hand.title', { unit: handover.unitName, number: handover.gridNumber })}</h1><HandoverState one={handover} /></div>
      <Steps handover={handover} />
      <article className="sheet sheet-portrait">
        <PrintedHead title={t('hand.title', { unit: handover.unitName, number: handover.gridNumber })} />
        <p>{t('hand.sentence', { from: handover.fromName, to: handover.toName, count: handover.households.length })}</p>
        <p className="quiet" dir="auto">{t('liaison.reason')}{t('liaison.colon')}{handover.reason}<br />{t('hand.madeAt', { when: paperTime(handover.begunAt) })}</p>
        {handover.households.length === 0 ? <p>{t('hand.noHouseholds')}</p> : <List handover={handover} />}
        <Signatures handover={handover} />
      </article>
    </div>
  );
}

function Steps({ handover }: { handover: Handover }) {
  const { t } = useWords();
  const me = useMe();
  const maySign = useMayIn('grid.change', handover.unitCode);
  const command = useCommand<'giver' | 'taker' | 'for_giver' | 'drop'>((step, commandId) =>
    step === 'drop' ? dropHandover(handover.handoverId, { commandId }) : signHandover(handover.handoverId, { commandId, as: step }));
  const open = handover.state === 'open';
  const giver = open && handover.givenAt === null;
  return (
    <div className="no-print">
      <div className="deeds sheet-tools">
        {giver && me.personId === handover.fromPersonId && <Button type="primary" loading={command.busy} onClick={() => void command.run('giver')}>{t('hand.signGiver')}</Button>}
        {open && !giver && me.personId === handover.toPersonId && <Button type="primary" loading={command.busy} onClick={() => void command.run('taker')}>{t('hand.signTaker')}</Button>}
        {giver && maySign && me.personId !== handover.fromPersonId && me.personId !== handover.toPersonId
          && <Button loading={command.busy} onClick={() => void command.run('for_giver')}>{t('hand.signFor', { name: handover.fromName })}</Button>}
        <Button onClick={() => window.print()}>{t('do.print')}</Button>
        {open && maySign && <Button type="text" danger loading={command.busy} onClick={() => void command.run('drop')}>{t('hand.drop')}</Button>}
      </div>
      {open && <p className="quiet">{t(giver ? 'hand.next.giver' : 'hand.next.taker', { name: giver ? handover.fromName : handover.toName })}</p>}
      {command.error && <ErrorNote error={command.error} />}
    </div>
  );
}

function List({ handover }: { handover: Handover }) {
  const { t, language } = useWords();
  const minute = useMinute();
  return (
    <table className="printed narrow-rows">
      <thead><tr><th scope="col">#</th><th scope="col">{t('hand.address')}</th><th scope="col">{t('hand.needs')}</th><th scope="col">{t('hand.lastVisit')}</th><th scope="col" className="print-only">{t('hand.checked')}</th></tr></thead>
      <tbody>{handover.households.map((household, at) => (
        <tr key={household.householdId}><td className="number">{at + 1}</td><th scope="row" dir="auto">{household.address}</th>
          <td data-label={t('hand.needs')}>{household.careNeeds === 0 ? '—' : t('hand.needsCount', { count: household.careNeeds })}</td>
          <td data-label={t('hand.lastVisit')}>{household.lastVisitAt === null ? t('hand.neverVisited') : sayDay(household.lastVisitAt, minute, language)}</td><td className="print-only">□</td></tr>
      ))}</tbody>
    </table>
  );
}

function Signatures({ handover }: { handover: Handover }) {
  const { t } = useWords();
  const line = (name: string, at: number | null) => <p>{name}{t('liaison.colon')}{at === null ? <span className="sign-line" /> : <strong className="number">{paperTime(at)} ✓</strong>}</p>;
  return (
    <footer className="signatures">
      {line(t('hand.signedGiver', { name: handover.fromName }), handover.givenAt)}
      {line(t('hand.signedTaker', { name: handover.toName }), handover.signedAt)}
      {line(t('hand.witness'), null)}
    </footer>
  );
}
