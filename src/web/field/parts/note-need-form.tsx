import { useState, type FormEvent } from 'react';
import type { CareKind } from '../../../contract/care.js';
import { useWords } from '../../ui/language.js';
import type { RoundEntry } from '../offline/round-state.js';
import { noteNeed } from './care-steps.js';
import { useDraft } from './use-draft.js';
import { Choice } from './visit-form.js';

const SOURCES = ['resident', 'family', 'liaison'] as const;
const MOST = 300;

/** What kind of help, who said so and why; what the kind is for and on what basis stands beside it. */
export function NoteNeedForm({ entry, kinds, onDone }: { entry: RoundEntry; kinds: readonly CareKind[]; onDone: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<CareKind | null>(null);
  const [source, setSource] = useState<(typeof SOURCES)[number]>('resident');
  const [words, setWords, clearWords] = useDraft(`need.words.${entry.householdId}`);
  const [reason, setReason, clearReason] = useDraft(`need.reason.${entry.householdId}`);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!kind) return setFault(t('round.need.kindNeeded'));
    if (reason.trim() === '') return setFault(t('round.need.reasonNeeded'));
    if (Math.max(words.trim().length, reason.trim().length) > MOST) return setFault(t('field.tooLong', { n: MOST }));
    setBusy(true);
    await noteNeed(entry, { kindCode: kind.kindCode, words: words.trim(), reason: reason.trim(), source, days: kind.longestDays });
    clearWords();
    clearReason();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className="hint">{t('round.need.about')}</p>
      <fieldset className="people"><legend className="visually-hidden">{t('round.need.kind')}</legend>
        {kinds.map((one) => (
          <label key={one.kindCode}><input type="radio" name="kind" checked={kind === one} onChange={() => { setKind(one); setFault(''); }} />
            <span>{one.name} <small>{t(`round.group.${one.group}`)}</small></span></label>
        ))}
      </fieldset>
      {kind ? <p className="hint">{t('round.need.basis', { purpose: kind.purpose, basis: kind.legalBasis, n: kind.longestDays })}</p> : null}
      <Choice name="source" label={t('round.need.source')} of={SOURCES} value={source} say={(one) => t(`round.source.${one}`)} onChange={setSource} />
      <label htmlFor="need-reason">{t('round.need.reason')}</label>
      <textarea id="need-reason" rows={2} dir="auto" value={reason} onChange={(event) => { setReason(event.target.value); setFault(''); }} />
      <label htmlFor="need-words">{t('round.need.words')}</label>
      <textarea id="need-words" rows={2} dir="auto" value={words} placeholder={t('round.need.wordsExample')} onChange={(event) => { setWords(event.target.value); setFault(''); }} />
      {fault ? <p className="breach" role="alert">{fault}</p> : null}
      <button type="submit" className="big" disabled={busy}>{t('round.need.add')}</button>
    </form>
  );
}
