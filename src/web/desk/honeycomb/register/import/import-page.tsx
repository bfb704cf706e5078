import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import type { RosterImport } from '../../../../../contract/register.js';
import { readImport, stepImport } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { Empty, ErrorNote } from '../../../../ui/notes.js';
import { Loading } from '../../../app/loading.js';
import { useCommand } from '../../../app/use-command.js';
import { REGISTER } from '../use-register.js';
import { ColumnsStep } from './columns-step.js';
import { ImportTag } from './import-tag.js';
import { Progress } from './progress.js';
import { ResultStep } from './result-step.js';
import { Steps, type Step } from './steps.js';

const MOVING = new Set(['reading', 'checking', 'applying']);
const STEP_OF: Record<RosterImport['state'], Step> = { reading: 'file', read: 'columns', checking: 'check', checked: 'check', applying: 'write', applied: 'write', cancelled: 'file' };

/** One import, at whatever step it is: everything stands on the server, so the page may be left and opened again. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const [chosen, setChosen] = useSearchParams();
  const found = useQuery({
    queryKey: [REGISTER, 'import', id], queryFn: ({ signal }) => readImport(id, signal),
    refetchInterval: ({ state }) => (state.data && MOVING.has(state.data.state) ? 800 : false),
  });
  const { data } = found;
  const columnsAgain = data?.state === 'checked' && chosen.get('step') === 'columns';
  return (
    <div className="page">
      <nav className="trail" aria-label={t('reg.trail')}>
        <Link to="/register">{t('reg.title')}</Link><span aria-hidden="true">›</span><Link to="/register/imports">{t('roster.list')}</Link>
        {data && <><span aria-hidden="true">›</span><span aria-current="page">{data.fileName}</span></>}
      </nav>
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {data && (
        <>
          <div className="page-head"><h1>{data.fileName}</h1><p className="quiet">{data.unitName}</p><ImportTag state={data.state} />
            <div className="page-tools"><GiveUp roster={data} /></div></div>
          {data.otherSheets.length > 0 && data.state !== 'cancelled' && (
            <Alert type="warning" showIcon title={t('roster.otherSheets', { sheet: data.sheetName ?? '', others: data.otherSheets.join('、') })} />
          )}
          {data.state !== 'cancelled' && <Steps at={columnsAgain ? 'columns' : STEP_OF[data.state]} ended={data.state === 'applied'} />}
          {columnsAgain || data.state === 'read' ? <ColumnsStep key={data.state} roster={data} onSent={() => setChosen({}, { replace: true })} /> : <Now roster={data} />}
        </>
      )}
    </div>
  );
}

function Now({ roster }: { roster: RosterImport }) {
  const { t } = useWords();
  const values = { done: roster.done.toLocaleString('zh-CN'), rows: roster.rows.toLocaleString('zh-CN') };
  const share = roster.rows > 0 ? roster.done / roster.rows : 0;
  switch (roster.state) {
    case 'reading': return <section className="card"><Progress>{t('roster.reading', values)}</Progress><p className="quiet">{t('roster.brokeOff')}</p></section>;
    case 'checking': return <section className="card"><Progress share={share}>{t('roster.checking', values)}</Progress><p className="quiet">{t('roster.mayLeave')}</p></section>;
    case 'applying': return <section className="card"><Progress share={share}>{t('roster.writing', values)}</Progress><p className="quiet">{t('roster.mayLeave')}</p></section>;
    case 'cancelled': return <Empty action={<Link className="plain-button" to="/register/imports/new">{t('roster.another')}</Link>}>{t('roster.cancelled')}</Empty>;
    default: return <ResultStep roster={roster} />;
  }
}

/** An import may be given up until it is written; nothing has happened until then. */
function GiveUp({ roster }: { roster: RosterImport }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const command = useCommand(REGISTER, (_: null, commandId) => stepImport(roster.id, 'cancel', { commandId }));
  if (roster.state === 'applied' || roster.state === 'cancelled') return null;
  const writing = roster.state === 'applying';
  const ask = () => void modal.confirm({
    title: t(writing ? 'roster.stop' : 'roster.giveUp'), content: t(writing ? 'roster.giveUpAskWriting' : 'roster.giveUpAsk'),
    okText: t(writing ? 'roster.stop' : 'roster.giveUp'), cancelText: t('do.back'),
    onOk: async () => { const stopped = await command.run(null); if (stopped) queries.setQueryData([REGISTER, 'import', roster.id], stopped); },
  });
  return <>{command.error && <ErrorNote error={command.error} />}<Button onClick={ask} loading={command.busy}>{t(writing ? 'roster.stop' : 'roster.giveUp')}</Button></>;
}
