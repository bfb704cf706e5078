import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { Tracking } from '../../../contract/cases.js';
import { call } from '../../api/call.js';
import { readCase } from '../../api/cases.js';
import { useWords } from '../../ui/language.js';
import { DemoRibbon, ErrorNote } from '../../ui/notes.js';
import { useMinute } from '../../ui/now.js';
import { sayInstant, sayMinutes } from '../../words/time-words.js';
import { Loading } from '../app/loading.js';
import { QrCode } from '../../ui/qr-code.js';
import { useMe } from '../app/session.js';
import { keptSecret } from './kept-receipts.js';

type Slip = Pick<Tracking, 'caseNumber' | 'words' | 'placeWords' | 'unitName' | 'matterName' | 'receivedAt' | 'holderName' | 'clocks'> & { supervisionPhone?: string | null };

/** The slip a person without a phone takes home: number, promises, where to ask. Plain black on white when printed. */
export function ReceiptPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const me = useMe();
  const secret = keptSecret(id);
  const slip = useQuery({
    queryKey: ['receipt', id], staleTime: Infinity,
    queryFn: ({ signal }): Promise<Slip> => (secret ? call<Tracking>('GET', `/api/track/${id}`, { query: { key: secret }, signal }) : readCase(id, signal)),
  });
  if (slip.error) return <main className="lonely"><ErrorNote error={slip.error} onRetry={() => void slip.refetch()} /></main>;
  if (!slip.data) return <main className="lonely"><Loading /></main>;
  return (
    <main className="receipt-page">
      <div className="receipt-tools">
        <Link className="plain-button" to={`/cases/${id}`}>← {t('receipt.toCase')}</Link>
        <Link className="plain-button" to="/new">{t('receipt.another')}</Link>
        <Button type="primary" onClick={() => window.print()}>{t('do.print')}</Button>
      </div>
      <Receipt slip={slip.data} link={secret ? `${location.origin}/t/${id}?key=${secret}` : null} demo={me.demo} county={me.countyName} />
      {me.demo && <DemoRibbon />}
    </main>
  );
}

function Receipt({ slip, link, demo, county }: { slip: Slip; link: string | null; demo: boolean; county: string }) {
  const { t, language } = useWords();
  const minute = useMinute();
  return (
    <article className="receipt">
      {demo && <p className="receipt-demo">{t('app.demoLong')}</p>}
      <header><div><p>{county} · {t('app.name')}</p><h1>{t('receipt.title')}</h1></div><p className="receipt-number number">{slip.caseNumber}</p></header>
      <h2>{t('receipt.words')}</h2>
      <p className="reported" dir="auto">{slip.words}</p>
      <dl className="facts">
        <div><dt>{t('queue.what')}</dt><dd>{slip.matterName}</dd></div>
        <div><dt>{t('receipt.unit')}</dt><dd dir="auto">{slip.unitName} {slip.placeWords}</dd></div>
        <div><dt>{t('receipt.received')}</dt><dd>{sayInstant(slip.receivedAt, minute, language)}</dd></div>
        <div><dt>{t('receipt.holder')}</dt><dd>{slip.holderName ?? '—'}</dd></div>
      </dl>
      <h2>{t('receipt.promises')}</h2>
      <ul>{slip.clocks.map((clock) => (
        <li key={clock.ordinal}>{t(`promise.${clock.stage}`, { length: sayMinutes(clock.minutes, language) })}
          <span className="quiet">（{t('case.due', { when: sayInstant(clock.dueAt, minute, language) })}）</span></li>
      ))}</ul>
      <footer>
        {link ? <><QrCode text={link} label={t('receipt.scan')} size={150} /><div><p><strong>{t('receipt.scan')}</strong></p><p>{t('receipt.keep')}</p><p className="receipt-link-text number">{link}</p></div></>
          : <p>{t('receipt.noLink')}</p>}
        {slip.supervisionPhone && <p className="receipt-phone">{t('receipt.supervision')} <strong className="number">{slip.supervisionPhone}</strong></p>}
      </footer>
    </article>
  );
}
