import { useWords } from '../../ui/language.js';
import { useMe } from '../app/session.js';

/** What only the paper says: whose it is, what it is, and that a fictional county's paper is a demonstration. */
export function PrintedHead({ title }: { title: string }) {
  const { t } = useWords();
  const me = useMe();
  return (
    <header className="print-only printed-head">
      {me.demo && <p className="receipt-demo">{t('app.demoLong')}</p>}
      <p>{me.countyName} · {t('app.name')}</p>
      <h2>{title}</h2>
    </header>
  );
}
