import { useState } from 'react';
import { useWords } from '../../ui/language.js';
import { PeopleDate } from '../../ui/people-date.js';
import { sayOr } from '../../words/words.js';
import { useLive } from '../app/live-value.js';
import type { Deed } from '../offline/deed.js';
import { known } from '../offline/known-cases.js';
import { discard, takeBack, tryAgain, uploading } from '../offline/queue.js';
import { Shown } from './evidence.js';

/** One deed that is not on the server: waiting, or refused with what happened, what was kept and what can be done. */
export function DeedCard({ deed }: { deed: Deed }) {
  const { t, language } = useWords();
  const busy = useLive(uploading);
  const row = useLive(known).cases.get(deed.subjectId)?.row;
  const [sure, setSure] = useState(false);
  const refused = deed.state === 'refused';
  const finding = sayOr(language, `round.finding.${String(deed.body['finding'])}`, '');
  const text = wordsOf(deed);
  return (
    <section className={refused ? 'deed refused' : 'deed'} role={refused ? 'alert' : undefined}>
      <p><b>{t(`field.step.${deed.verb}` as 'field.step.accept')}{finding ? `：${finding}` : ''}</b> {deed.caseNumber ?? <span dir="auto">{deed.door}</span>} · <PeopleDate at={deed.madeAt} /></p>
      {refused ? (
        <>
          <p className="breach"><b>{t('field.deed.refused')}</b> {deed.refusal?.code === 'after_refused' ? t('field.deed.after') : deed.refusal?.sentence}</p>
          {row ? <p>{t('field.deed.now', { state: sayOr(language, `state.${row.state}`, row.state), holder: row.holderName ?? t('field.deed.nobody') })}</p> : null}
          {deed.kind === 'care' && deed.refusal?.code === 'not_found' ? <p>{t('round.deed.notMine')}</p> : null}
          <p className="hint">{t('field.deed.kept')}</p>
        </>
      ) : <p className="hint">{busy && deed.sent ? t('field.deed.sending') : t('field.deed.waiting')}</p>}
      {text ? <blockquote dir="auto">{text}</blockquote> : null}
      {deed.files.length > 0 ? <ul className="attached">{deed.files.map((file) => <li key={file.id}><Shown file={file} /></li>)}</ul> : null}
      {deed.kind === 'care' && !refused && !deed.sent ? <button type="button" className="soft" onClick={() => void takeBack(deed.ordinal!)}>{t('round.undo')}</button> : null}
      {refused ? (
        <div className="pair">
          <button type="button" className="soft" onClick={() => void tryAgain(deed, row?.version ?? null)}>{t('do.retry')}</button>
          {deed.files.length > 0 && deed.refusal?.code.startsWith('file_') ? <button type="button" className="soft" onClick={() => void tryAgain(deed, row?.version ?? null, false)}>{t('field.deed.withoutFiles')}</button> : null}
          {text ? <button type="button" className="soft" onClick={() => void navigator.clipboard?.writeText(text)}>{t('field.deed.copy')}</button> : null}
          {sure
            ? <button type="button" className="soft on" onClick={() => void discard(deed)}>{t('field.deed.reallyDiscard')}</button>
            : <button type="button" className="soft" onClick={() => setSure(true)}>{t('field.deed.discard')}</button>}
        </div>
      ) : null}
    </section>
  );
}

const wordsOf = ({ body }: Deed): string => [body['words'], body['caseWords'], body['reason']].filter((x): x is string => typeof x === 'string' && x.length > 0 && !/^[a-z_]+$/.test(x)).join('\n');
