import { useState } from 'react';
import type { CareKind } from '../../../contract/care.js';
import { useWords } from '../../ui/language.js';
import { useMinute } from '../../ui/now.js';
import { sayDay } from '../../words/time-words.js';
import type { Need, RoundEntry } from '../offline/round-state.js';
import { confirmNeed } from './care-steps.js';
import { EndNeedForm } from './end-need-form.js';
import { NoteNeedForm } from './note-need-form.js';
import { Sheet } from './sheet.js';

const MOST_DAYS = 366;
/** Asked whether it is still needed when it ends within a month. */
const ASK_MS = 31 * 86_400_000;

/** What help is owed or offered, until when; confirmed or ended on the spot. */
export function NeedList({ entry, kinds }: { entry: RoundEntry; kinds: readonly CareKind[] }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Need | null>(null);
  return (
    <section className="panel">
      <h2>{t('round.needs')}</h2>
      {entry.needs.length === 0 ? <p className="hint">{t('round.needs.none')}</p> : null}
      <ul className="plain-list">
        {entry.needs.map((need) => <NeedRow key={need.needId} entry={entry} need={need} longest={kinds.find((k) => k.kindCode === need.kindCode)?.longestDays ?? MOST_DAYS} onEnd={() => setEnding(need)} />)}
      </ul>
      <button type="button" className="soft wide" onClick={() => setAdding(true)}>{t('round.need.add')}</button>
      {adding ? <Sheet title={t('round.need.add')} onClose={() => setAdding(false)}><NoteNeedForm entry={entry} kinds={kinds} onDone={() => setAdding(false)} /></Sheet> : null}
      {ending ? <Sheet title={ending.kindName} onClose={() => setEnding(null)}><EndNeedForm entry={entry} need={ending} onDone={() => setEnding(null)} /></Sheet> : null}
    </section>
  );
}

function NeedRow({ entry, need, longest, onEnd }: { entry: RoundEntry; need: Need; longest: number; onEnd: () => void }) {
  const { t, language } = useWords();
  const at = useMinute();
  // Noted here and not yet sent: there is nothing to confirm.
  const unsent = entry.deeds.some((d) => d.subjectId === need.needId && d.state === 'waiting');
  const soon = need.expiresAt - at < ASK_MS;
  return (
    <li className="need-row">
      <b>{need.kindName}</b> {need.residentName ? <span dir="auto">{need.residentName}</span> : null} {unsent ? <span className="tag tag-held">{t('field.waitingTag')}</span> : null}
      {need.words ? <p className="said" dir="auto">{need.words}</p> : null}
      <p className="hint">{t('round.need.until', { day: sayDay(need.expiresAt, at, language) })}</p>
      {unsent ? null : (
        <div className="pair">
          {soon ? <button type="button" className="soft" onClick={() => void confirmNeed(entry, need.needId, Math.min(MOST_DAYS, longest))}>{t('round.need.confirm')}</button> : null}
          <button type="button" className="soft" onClick={onEnd}>{t('round.need.end')}</button>
        </div>
      )}
    </li>
  );
}
