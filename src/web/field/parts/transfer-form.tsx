import { useEffect, useState, type FormEvent } from 'react';
import type { PersonOnDuty } from '../../../contract/honeycomb.js';
import { listOnDuty } from '../../api/honeycomb.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { useMe } from '../app/me.js';
import type { KnownCase } from '../offline/database.js';
import { useDraft } from './use-draft.js';
import { doStep } from './use-case.js';

/** To whom and why. Who is on duty is asked of the server: it is not kept on the phone. */
export function TransferForm({ one, onDone }: { one: KnownCase; onDone: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const [reason, setReason, clear] = useDraft(`transfer.${one.id}`);
  const [q, setQ] = useState('');
  const [people, setPeople] = useState<PersonOnDuty[] | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [to, setTo] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      listOnDuty({ ...(q.trim() ? { q: q.trim() } : {}), limit: 30 }, stop.signal)
        .then((page) => { setFailed(null); setPeople([...new Map(page.rows.filter((p) => p.personId !== me.personId).map((p) => [p.personId, p])).values()]); },
          (error: unknown) => { if (!stop.signal.aborted) setFailed(error); });
    }, 250);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [q, me.personId]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!to) return setFault(t('field.transfer.choose'));
    if (reason.trim().length < 2) return setFault(t('field.words.need'));
    await doStep(one, 'transfer', { toPersonId: to, reason: reason.trim().slice(0, 1000) });
    clear();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label htmlFor="transfer-find">{t('field.transfer.find')}</label>
      <input id="transfer-find" type="search" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" />
      {failed ? <ErrorNote error={failed} /> : null}
      <fieldset className="people"><legend className="visually-hidden">{t('field.transfer.to')}</legend>
        {people?.length === 0 ? <p className="hint">{t('field.transfer.none')}</p> : null}
        {people?.map((p) => (
          <label key={p.personId}><input type="radio" name="to" checked={to === p.personId} onChange={() => { setTo(p.personId); setFault(''); }} />
            <span><b>{p.name}</b> {p.postName} · {p.unitName} <small>{t('field.transfer.load', { n: p.openCases })}</small></span></label>
        ))}
      </fieldset>
      <label htmlFor="transfer-why">{t('field.transfer.reason')}</label>
      <textarea id="transfer-why" rows={3} dir="auto" value={reason} onChange={(event) => { setReason(event.target.value); setFault(''); }} />
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big">{t('field.step.transfer')}</button>
    </form>
  );
}
