import { useState, type FormEvent } from 'react';
import { useWords } from '../../ui/language.js';
import type { Need, RoundEntry } from '../offline/round-state.js';
import { endNeed } from './care-steps.js';

const QUICK = ['round.need.endQuick.well', 'round.need.endQuick.other', 'round.need.endQuick.wish'] as const;
const MOST = 300;

/** A need ends with a word why; what was noted about the household is cleared. */
export function EndNeedForm({ entry, need, onDone }: { entry: RoundEntry; need: Need; onDone: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return setFault(t('round.need.endNeeded'));
    await endNeed(entry, need.needId, reason.trim().slice(0, MOST));
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="quick">{QUICK.map((key) => <button key={key} type="button" className="soft" onClick={() => { setReason(t(key)); setFault(''); }}>{t(key)}</button>)}</div>
      <label htmlFor="end-reason">{t('round.need.endReason')}</label>
      <textarea id="end-reason" rows={2} dir="auto" maxLength={MOST} value={reason} onChange={(event) => { setReason(event.target.value); setFault(''); }} />
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big">{t('round.need.end')}</button>
    </form>
  );
}
