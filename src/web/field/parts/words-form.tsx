import { useState, type FormEvent } from 'react';
import { useWords } from '../../ui/language.js';
import type { KnownCase } from '../offline/database.js';
import type { DeedFile } from '../offline/deed.js';
import { Evidence } from './evidence.js';
import { useDraft } from './use-draft.js';
import { doStep } from './use-case.js';

const QUICK = {
  refuse: ['field.quick.notMine', 'field.quick.far', 'field.quick.tools', 'field.quick.conflict'],
  'need-help': ['field.quick.hands', 'field.quick.machine', 'field.quick.expert', 'field.quick.danger'],
  note: [],
} as const;

/** Refuse, ask for help, or note: a tap on a common reason, or own words. */
export function WordsForm({ one, step, onDone }: { one: KnownCase; step: 'refuse' | 'need-help' | 'note'; onDone: () => void }) {
  const { t } = useWords();
  const [words, setWords, clear] = useDraft(`${step}.${one.id}`);
  const [files, setFiles] = useState<DeedFile[]>([]);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = words.trim();
    const limit = step === 'refuse' ? 1000 : 4000;
    if (text.length < (step === 'refuse' ? 2 : 1)) return setFault(t('field.words.need'));
    if (text.length > limit) return setFault(t('field.tooLong', { n: limit }));
    setBusy(true);
    await doStep(one, step, step === 'refuse' ? { reason: text } : { words: text }, step === 'note' ? files : []);
    clear();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="quick">
        {QUICK[step].map((key) => <button key={key} type="button" className="soft" onClick={() => { setWords(words ? `${words} ${t(key)}` : t(key)); setFault(''); }}>{t(key)}</button>)}
      </div>
      <label htmlFor="step-words">{t(`field.words.${step}`)}</label>
      <textarea id="step-words" rows={4} dir="auto" value={words} onChange={(event) => { setWords(event.target.value); setFault(''); }} />
      {step === 'note' ? <Evidence files={files} onChange={setFiles} /> : null}
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big" disabled={busy}>{t(`field.step.${step}`)}</button>
    </form>
  );
}
