import { useState, type FormEvent } from 'react';
import { OUTCOMES } from '../../../contract/cases.js';
import { useWords } from '../../ui/language.js';
import type { KnownCase } from '../offline/database.js';
import type { DeedFile } from '../offline/deed.js';
import { Evidence } from './evidence.js';
import { useDraft } from './use-draft.js';
import { doStep } from './use-case.js';

/** What came of it, in words the reporter will read. Photos are welcome, never required. */
export function AnswerForm({ one, onDone }: { one: KnownCase; onDone: () => void }) {
  const { t } = useWords();
  const [words, setWords, clear] = useDraft(`answer.${one.id}`);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null);
  const [files, setFiles] = useState<DeedFile[]>([]);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!outcome) return setFault(t('field.answer.choose'));
    if (words.trim() === '') return setFault(t('field.answer.needWords'));
    if (words.length > 4000) return setFault(t('field.tooLong', { n: 4000 }));
    setBusy(true);
    await doStep(one, 'answer', { outcome, words: words.trim() }, files);
    clear();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <fieldset className="outcomes">
        <legend>{t('field.answer.outcome')}</legend>
        {OUTCOMES.map((one) => (
          <label key={one}><input type="radio" name="outcome" checked={outcome === one} onChange={() => { setOutcome(one); setFault(''); }} /><span>{t(`outcome.${one}`)}</span></label>
        ))}
      </fieldset>
      <label htmlFor="answer-words">{t('field.answer.words')}</label>
      <textarea id="answer-words" rows={5} dir="auto" value={words} onChange={(event) => { setWords(event.target.value); setFault(''); }} placeholder={t('field.answer.example')} />
      <Evidence files={files} onChange={setFiles} />
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big" disabled={busy}>{t('field.answer.send')}</button>
    </form>
  );
}
