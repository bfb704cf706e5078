import { useState, type FormEvent } from 'react';
import { useWords } from '../../ui/language.js';
import type { DeedFile } from '../offline/deed.js';
import type { RoundEntry } from '../offline/round-state.js';
import { visited, type Finding, type Way } from './care-steps.js';
import { Evidence } from './evidence.js';
import { useDraft } from './use-draft.js';

const WAYS = ['door', 'phone', 'met'] as const;
const FINDINGS = ['well', 'nobody_home', 'needs_help'] as const;
const MOST = { words: 1000, help: 2000 };

interface Props { entry: RoundEntry; first: Finding; way: Way; onDone: () => void }

/** A visit with words or a voice note; where help is needed, the words of the case. Nothing else is asked. */
export function VisitForm({ entry, first, way: firstWay, onDone }: Props) {
  const { t } = useWords();
  const [finding, setFinding] = useState<Finding>(first);
  const [way, setWay] = useState<Way>(firstWay);
  const [words, setWords, clear] = useDraft(`visit.${entry.householdId}`);
  const [files, setFiles] = useState<DeedFile[]>([]);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const help = finding === 'needs_help';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = words.trim();
    const most = help ? MOST.help : MOST.words;
    if (help && text === '') return setFault(t('round.visit.needWords'));
    if (text.length > most) return setFault(t('field.tooLong', { n: most }));
    setBusy(true);
    await visited(entry, { finding, way, files, ...(help ? { caseWords: text } : { words: text }) });
    clear();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Choice name="finding" label={t('round.visit.finding')} of={FINDINGS} value={finding} say={(one) => t(`round.finding.${one}`)} onChange={(one) => { setFinding(one); setFault(''); }} />
      <Choice name="way" label={t('round.way')} of={WAYS} value={way} say={(one) => t(`round.way.${one}`)} onChange={setWay} />
      <label htmlFor="visit-words">{t(help ? 'round.visit.helpWords' : 'round.visit.words')}</label>
      <textarea id="visit-words" rows={4} dir="auto" value={words} onChange={(event) => { setWords(event.target.value); setFault(''); }}
        placeholder={t(help ? 'round.visit.helpExample' : 'round.visit.example')} />
      <p className="hint">{t(help ? 'round.visit.helpAbout' : 'round.visit.noPhoto')}</p>
      <Evidence files={files} onChange={setFiles} voiceOnly />
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big" disabled={busy}>{t('round.visit.save')}</button>
    </form>
  );
}

interface ChoiceProps<T extends string> { name: string; label: string; of: readonly T[]; value: T; say: (one: T) => string; onChange: (one: T) => void }

export function Choice<T extends string>({ name, label, of, value, say, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="outcomes thirds"><legend>{label}</legend>
      {of.map((one) => <label key={one}><input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} /><span>{say(one)}</span></label>)}
    </fieldset>
  );
}
