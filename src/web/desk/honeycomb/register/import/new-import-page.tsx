import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Datum } from '../../../../../contract/register.js';
import { Unreachable } from '../../../../api/call.js';
import { newId } from '../../../../api/new-id.js';
import { readImport, sendRoster } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';
import { UnitField } from '../unit-field.js';
import { useHome } from '../use-home.js';
import { DatumField } from './datum-field.js';
import { DropFile } from './drop-file.js';
import { Progress } from './progress.js';
import { Steps } from './steps.js';

/** First step: which file, into which unit, coordinates of which map. Sending again after a broken line is the same import. */
export function NewImportPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const home = useHome();
  const [chosen] = useSearchParams();
  const [unit, setUnit] = useState(chosen.get('unit') ?? home.unitCode);
  const [datum, setDatum] = useState<Datum>('WGS84');
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const id = useRef(newId());
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const send = async () => {
    setMissing(!file);
    if (!file) return;
    const giveUp = new AbortController();
    stop.current = giveUp;
    setError(null);
    setShare(0);
    try {
      const { id: imported } = await sendRoster({ id: id.current, unit, datum, file }, setShare, giveUp.signal);
      void queries.invalidateQueries({ queryKey: ['register', 'imports'] });
      void navigate(`/register/imports/${imported}`, { replace: true });
    } catch (thrown) {
      if (giveUp.signal.aborted) return;
      setError(thrown);
      // After a refusal it is another file or another unit: another import. After a broken line it is the same.
      if (!(thrown instanceof Unreachable)) id.current = newId();
    } finally { setShare(null); }
  };
  const busy = share !== null;
  return (
    <div className="page narrow">
      <nav className="trail" aria-label={t('reg.trail')}><Link to="/register">{t('reg.title')}</Link><span aria-hidden="true">›</span><span aria-current="page">{t('roster.title')}</span></nav>
      <div className="page-head"><h1>{t('roster.title')}</h1></div>
      <Steps at="file" />
      <form className="card" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <p className="lead">{t('roster.about')}</p>
        <fieldset disabled={busy} className="bare">
          <div className="plain-field">
            <label htmlFor="import-unit">{t('roster.unit')}</label>
            <UnitField id="import-unit" home={home} value={unit} onChange={setUnit} placeholder={t('roster.unitSearch')} label={t('roster.unit')} />
            <p className="quiet hint">{t('roster.unitHelp')}</p>
          </div>
          <DropFile file={file} onFile={(taken) => { setFile(taken); setError(null); id.current = newId(); }} />
          {missing && !file && <ErrorNote error={new Error(t('roster.chooseFile'))} />}
          <DatumField value={datum} onChange={setDatum} />
        </fieldset>
        {error !== null && <ErrorNote error={error} {...(error instanceof Unreachable ? { onRetry: () => void send() } : {})} />}
        {busy ? <Sending id={id.current} share={share} onStop={() => stop.current?.abort()} />
          : <div className="form-end"><Button type="primary" size="large" htmlType="submit">{t('roster.send')}</Button><Link to="/register/imports">{t('roster.list')}</Link></div>}
      </form>
    </div>
  );
}

/** On its way, then read on the server, which says how many rows it has. */
function Sending({ id, share, onStop }: { id: string; share: number; onStop: () => void }) {
  const { t } = useWords();
  const sent = share >= 1;
  const read = useQuery({ queryKey: ['register', 'import-reading', id], enabled: sent, refetchInterval: 1000, retry: false, queryFn: ({ signal }) => readImport(id, signal).catch(() => null) });
  return (
    <div className="sending">
      {sent ? <Progress>{t('roster.reading', { rows: (read.data?.rows ?? 0).toLocaleString('zh-CN') })}</Progress>
        : <Progress share={share}>{t('roster.sending', { share: `${Math.floor(share * 100)}%` })}</Progress>}
      <div className="form-end"><span className="quiet">{t('roster.readingKeep')}</span><Button onClick={onStop}>{t('roster.giveUp')}</Button></div>
    </div>
  );
}
