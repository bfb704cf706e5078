import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Candidate } from '../../../../contract/liaison.js';
import { listCandidates } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { LIAISON } from '../use-command.js';
import { useMayIn } from '../use-may-in.js';
import { CandidateDialog } from './candidate-dialog.js';
import { Comparison, type CandidateDeed } from './comparison.js';
import { NominationDialog, WillingnessDialog, WithdrawDialog } from './say-dialogs.js';
import { Selections } from './selections.js';

type Open = { deed: CandidateDeed; candidate: Candidate } | 'add' | null;

/** Candidates side by side for the branch meeting, and what the meetings decided. */
export function CandidatesTab({ unitCode }: { unitCode: string }) {
  const { t } = useWords();
  const mayWrite = useMayIn('candidate.write', unitCode);
  const [dialog, setDialog] = useState<Open>(null);
  const list = useQuery({ queryKey: [LIAISON, 'candidates', unitCode], queryFn: ({ signal }) => listCandidates(unitCode, signal) });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const { rows, households } = list.data;
  const capacity = rows.filter((one) => one.state !== 'withdrawn' && one.willingness === 'willing').reduce((sum, one) => sum + one.capacity, 0);
  const close = () => setDialog(null);
  return (
    <>
      <div className="filters">
        <p className={capacity >= households ? 'quiet' : 'short'}>{capacity >= households
          ? t('cand.enough', { capacity, households }) : `! ${t('cand.short', { capacity, households, short: households - capacity })}`}</p>
        <div className="page-tools">
          {mayWrite && <Button type="primary" onClick={() => setDialog('add')}>＋ {t('cand.add')}</Button>}
          {rows.length > 0 && <Link className="plain-button" to={`/liaison/units/${unitCode}/sheet`}>{t('cand.sheet')}</Link>}
          {mayWrite && rows.some((one) => one.state === 'open') && <Link className="plain-button" to={`/liaison/units/${unitCode}/selection`}>{t('sel.record')}</Link>}
        </div>
      </div>
      {rows.length === 0 ? <Empty>{t('cand.none')}</Empty>
        : <Comparison rows={rows} onDeed={mayWrite ? (deed, candidate) => setDialog({ deed, candidate }) : undefined} />}
      <Selections unitCode={unitCode} />
      {dialog === 'add' && <CandidateDialog unitCode={unitCode} onClose={close} />}
      {dialog && dialog !== 'add' && <>
        {dialog.deed === 'change' && <CandidateDialog unitCode={unitCode} candidate={dialog.candidate} onClose={close} />}
        {dialog.deed === 'willingness' && <WillingnessDialog candidate={dialog.candidate} onClose={close} />}
        {dialog.deed === 'nomination' && <NominationDialog candidate={dialog.candidate} onClose={close} />}
        {dialog.deed === 'withdraw' && <WithdrawDialog candidate={dialog.candidate} onClose={close} />}
      </>}
    </>
  );
}
