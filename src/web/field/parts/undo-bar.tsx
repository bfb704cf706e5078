import { useEffect, useState } from 'react';
import { useWords } from '../../ui/language.js';
import { useNow } from '../../ui/now.js';
import { sayOr } from '../../words/words.js';
import { useLive } from '../app/live-value.js';
import { useMe } from '../app/me.js';
import { deeds, takeBack } from '../offline/queue.js';

const TOLD_MS = 3000;

/** For a few seconds after a visit: what was put down, and a way back. It is sent only when this has gone. */
export function UndoBar() {
  const { t, language } = useWords();
  const me = useMe();
  const at = useNow();
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = told ? setTimeout(() => setTold(''), TOLD_MS) : undefined;
    return () => clearTimeout(timer);
  }, [told]);
  const last = useLive(deeds).filter((d) => d.personId === me.personId && d.verb === 'visit' && d.state === 'waiting' && !d.sent).at(-1);
  const fresh = last && (last.holdUntil ?? 0) > at ? last : undefined;
  if (!fresh && !told) return null;
  return (
    <div className="undo-bar" role="status">
      {fresh ? (
        <>
          <span dir="auto">{t('round.done', { door: fresh.door, finding: sayOr(language, `round.finding.${String(fresh.body['finding'])}`, '') })}</span>
          <button type="button" className="plain" onClick={() => void takeBack(fresh.ordinal!).then((back) => setTold(t(back ? 'round.undone' : 'round.tooLate')))}>{t('round.undo')}</button>
        </>
      ) : <span>{told}</span>}
    </div>
  );
}
