import { useWords } from '../../ui/language.js';
import { Empty } from '../../ui/notes.js';
import { useLive } from '../app/live-value.js';
import { useMe } from '../app/me.js';
import { deeds, uploadNow } from '../offline/queue.js';
import { DeedCard } from '../parts/deed-card.js';

/** What this phone has not delivered: in order, refused ones with what happened. */
export function QueuePage() {
  const { t } = useWords();
  const me = useMe();
  const all = useLive(deeds);
  const own = all.filter((d) => d.personId === me.personId);
  const others = all.length - own.length;
  return (
    <>
      <header className="page-head"><h1>{t('field.queue.title', { n: own.length })}</h1>
        <button type="button" className="plain" onClick={uploadNow}>{t('field.queue.now')}</button></header>
      <p className="hint">{t('field.queue.about')}</p>
      {own.length === 0 ? <Empty>{t('field.queue.none')}</Empty> : own.map((deed) => <DeedCard key={deed.ordinal} deed={deed} />)}
      {others > 0 ? <p className="hint">{t('field.queue.others', { n: others })}</p> : null}
    </>
  );
}
