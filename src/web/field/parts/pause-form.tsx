import { useState, type FormEvent } from 'react';
import { PAUSE_REASONS } from '../../../contract/cases.js';
import { useWords } from '../../ui/language.js';
import { now } from '../../ui/now.js';
import { sayMinutes } from '../../words/time-words.js';
import type { KnownCase } from '../offline/database.js';
import { useDraft } from './use-draft.js';
import { doStep } from './use-case.js';

const LENGTHS_MINUTES = [60, 240, 1440, 2880];

/** The clocks are held for a reason of the closed list, for so long, and the reporter sees why. */
export function PauseForm({ one, onDone }: { one: KnownCase; onDone: () => void }) {
  const { t, language } = useWords();
  const [words, setWords, clear] = useDraft(`pause.${one.id}`);
  const [reason, setReason] = useState<(typeof PAUSE_REASONS)[number]>('waiting_for_reporter');
  const [minutes, setMinutes] = useState(240);
  const [fault, setFault] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (words.trim() === '') return setFault(t('field.words.need'));
    await doStep(one, 'pause', { reason, words: words.trim().slice(0, 4000), untilAt: now() + minutes * 60_000 });
    clear();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <fieldset className="outcomes"><legend>{t('field.pause.reason')}</legend>
        {PAUSE_REASONS.map((one) => <label key={one}><input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} /><span>{t(`pause.${one}`)}</span></label>)}
      </fieldset>
      <fieldset className="outcomes"><legend>{t('field.pause.length')}</legend>
        {LENGTHS_MINUTES.map((one) => <label key={one}><input type="radio" name="minutes" checked={minutes === one} onChange={() => setMinutes(one)} /><span>{sayMinutes(one, language)}</span></label>)}
      </fieldset>
      <label htmlFor="pause-words">{t('field.pause.words')}</label>
      <textarea id="pause-words" rows={3} dir="auto" value={words} onChange={(event) => { setWords(event.target.value); setFault(''); }} />
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big">{t('field.step.pause')}</button>
    </form>
  );
}
