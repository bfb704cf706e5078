import { useState } from 'react';
import { Link } from 'react-router';
import { LiveClock } from '../../ui/duration.js';
import { useWords } from '../../ui/language.js';
import { StateTag } from '../../ui/state-tag.js';
import { useMe } from '../app/me.js';
import { stepsIn } from '../offline/local-state.js';
import { doStep, useHeldCase } from './use-case.js';

/** One of my cases: clock, place, words, and the one step that is next. */
export function CaseCard({ id }: { id: string }) {
  const { t, language } = useWords();
  const me = useMe();
  const held = useHeldCase(id);
  const [busy, setBusy] = useState(false);
  if (!held) return null;
  const { one: { row, detail }, local } = held;
  const stage = row.stage ? t(`stage.${row.stage}`) : '';
  const mine = row.holderPersonId === me.personId && !local.leaving;
  const [main] = mine ? stepsIn(local.state, detail?.needsVisit ?? true).main : [];
  // Accepting and arriving need no words: one tap. The rest opens the case.
  const oneTap = main === 'accept' || main === 'arrive' || main === 'resume' ? main : null;
  const press = async (): Promise<void> => {
    if (!oneTap) return;
    setBusy(true);
    await doStep(held.one, oneTap).finally(() => setBusy(false));
  };
  return (
    <li className={`card ${row.breachedAt ? 'late' : ''}`}>
      <Link to={`/case/${id}`} className="card-open">
        <span className="card-top"><StateTag state={local.state} />{local.waiting > 0 ? <span className="tag tag-held">{t('field.waitingTag')}</span> : null}
          <span className="card-number">{row.caseNumber}</span></span>
        {row.dueAt && !local.leaving ? <span className="card-clock">{stage} <LiveClock dueAt={row.dueAt} /></span> : null}
        <strong className="card-matter">{row.matterName}</strong>
        <span className="card-words" dir="auto">{row.words}</span>
        <span className="card-place" dir="auto">{[row.unitName, row.placeWords].filter(Boolean).join(language === 'en' ? ', ' : ' · ')}</span>
      </Link>
      {oneTap ? <button type="button" className="big" disabled={busy} onClick={() => void press()}>{t(`field.step.${oneTap}`)}</button>
        : main ? <Link className="big" to={`/case/${id}?do=${main}`}>{t(`field.step.${main}`)}</Link> : null}
    </li>
  );
}
