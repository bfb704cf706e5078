import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Handover } from '../../../contract/liaison.js';
import { readHandover, signHandover } from '../../api/liaison.js';
import { newId } from '../../api/new-id.js';
import { useWords } from '../../ui/language.js';
import { Empty, ErrorNote, useOnline } from '../../ui/notes.js';
import { PeopleDate } from '../../ui/people-date.js';
import { useMe } from '../app/me.js';
import { refreshRound } from '../offline/known-round.js';
import { askWho } from '../offline/session.js';

type As = 'giver' | 'taker' | 'for_giver';

/** The list of one handover, then the signature: the giver first, then the taker. */
export function HandoverPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const navigate = useNavigate();
  const online = useOnline();
  const [handover, setHandover] = useState<Handover | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const read = useCallback(() => readHandover(id).then((h) => { setHandover(h); setFailed(null); }, setFailed), [id]);
  useEffect(() => { if (online) void read(); }, [read, online]);
  return (
    <>
      <header className="page-head"><button type="button" className="plain" onClick={() => void navigate('/handovers')}>‹ {t('round.hand')}</button></header>
      {handover ? <Shown handover={handover} onSigned={() => void read()} /> : !online ? <Empty>{t('round.hand.offline')}</Empty> : failed ? <ErrorNote error={failed} /> : <p>{t('loading')}</p>}
    </>
  );
}

function Shown({ handover: h, onSigned }: { handover: Handover; onSigned: () => void }) {
  const { t } = useWords();
  return (
    <>
      <section className="panel">
        <h1>{t('round.hand.sentence', { from: h.fromName, unit: h.unitName, number: h.gridNumber, to: h.toName, n: h.households.length })}</h1>
        <p dir="auto">{t('round.hand.why', { reason: h.reason })}</p>
        <p className="hint">{h.givenAt ? <>{t('round.hand.given')} <PeopleDate at={h.givenAt} /></> : t('round.hand.notGiven')}</p>
      </section>
      <section className="panel">
        <h2>{t('round.hand.list')}</h2>
        <ol className="numbered">
          {h.households.map((one) => (
            <li key={one.householdId}><b dir="auto">{one.address}</b> <small>{one.careNeeds > 0 ? `${t('round.hand.row', { n: one.careNeeds })} · ` : ''}
              {one.lastVisitAt === null ? t('round.lastNone') : <>{t('round.last')}<PeopleDate at={one.lastVisitAt} /></>}</small></li>
          ))}
        </ol>
      </section>
      {h.state === 'open' ? <Sign handover={h} onSigned={onSigned} /> : <p className="lead" role="status">{t(`round.hand.state.${h.state}`)}</p>}
    </>
  );
}

/** Two taps, online. The command's id stays the same until it is answered, so that a lost answer signs once. */
function Sign({ handover: h, onSigned }: { handover: Handover; onSigned: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const online = useOnline();
  const [sure, setSure] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const commandId = useRef(newId());
  const as = asWhom(h, me.personId, me.permissions.includes('grid.change'));
  if (as === null) return <p className="lead" role="status">{h.toPersonId === me.personId ? t('round.hand.waitGiver', { name: h.fromName }) : t('round.hand.waitTaker', { name: h.toName })}</p>;
  const sign = (): void => {
    setBusy(true);
    setFailed(null);
    signHandover(h.handoverId, { commandId: commandId.current, as }).then(() => { setSure(false); commandId.current = newId(); onSigned(); void askWho().then(() => refreshRound()); }, setFailed).finally(() => setBusy(false));
  };
  return (
    <section className="steps">
      {failed ? <ErrorNote error={failed} /> : null}
      {online ? <button type="button" className="big" disabled={busy} onClick={() => (sure ? sign() : setSure(true))}>{t(sure ? 'round.hand.sure' : `round.hand.sign.${as}`)}</button>
        : <p className="hint">{t('round.hand.offline')}</p>}
    </section>
  );
}

function asWhom(h: Handover, personId: string, convenes: boolean): As | null {
  if (h.givenAt === null && h.fromPersonId === personId) return 'giver';
  if (h.givenAt !== null && h.toPersonId === personId) return 'taker';
  return h.givenAt === null && convenes && h.toPersonId !== personId ? 'for_giver' : null;
}
