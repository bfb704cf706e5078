import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { listCandidates, recordSelection } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { now } from '../../../ui/now.js';
import { Loading } from '../../app/loading.js';
import { Trail } from '../trail.js';
import { LIAISON, useCommand } from '../use-command.js';
import { selectionBody, splitNames, type SelectionValues } from './selection-body.js';
import { VoteLines } from './vote-lines.js';

/** Writes down what the branch meeting decided: who voted, on whom, how, and who is chosen. */
export function SelectionPage() {
  const { unitCode = '' } = useParams();
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<SelectionValues>();
  const [selectionId] = useState(newId);
  const list = useQuery({ queryKey: [LIAISON, 'candidates', unitCode], queryFn: ({ signal }) => listCandidates(unitCode, signal) });
  const voters = splitNames(Form.useWatch('voters', form) ?? '');
  const command = useCommand<SelectionValues>((values, commandId) => recordSelection(selectionBody(values, { commandId, selectionId, unitCode })));
  if (list.error) return <div className="page"><ErrorNote error={list.error} onRetry={() => void list.refetch()} /></div>;
  if (!list.data) return <Loading />;
  const rows = list.data.rows.filter((one) => one.state === 'open');
  const send = async () => {
    if (!await command.run(form.getFieldsValue(true) as SelectionValues)) return;
    void message.success(t('sel.recorded'));
    void navigate(`/liaison/units/${unitCode}?tab=candidates`);
  };
  const today = new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const needed = [{ required: true, whitespace: true, message: t('deed.fill') }];
  return (
    <div className="page narrow">
      <Trail unitCode={unitCode} last={t('sel.record')} />
      <div className="page-head"><h1>{t('sel.record')}</h1><p className="quiet">{list.data.unitName}</p></div>
      {rows.length === 0 ? <Empty>{t('cand.noneOpen')}</Empty> : (
        <Form form={form} layout="vertical" requiredMark={false} className="new-case" scrollToFirstError onFinish={() => void send()}
          initialValues={{ heldOn: today, votes: Object.fromEntries(rows.map((one) => [one.candidateId, { votesFor: 0, votesAgainst: 0, abstained: 0, chosen: false }])) }}>
          <div className="form-three">
            <Form.Item name="heldOn" label={t('sel.heldOn')} rules={needed}><Input type="date" max={today} /></Form.Item>
            <Form.Item name="place" label={t('sel.place')}><Input maxLength={60} dir="auto" /></Form.Item>
            <Form.Item name="chair" label={t('sel.chair')} rules={needed}><Input maxLength={40} dir="auto" autoComplete="off" /></Form.Item>
          </div>
          <div className="form-pair">
            <Form.Item name="voters" label={t('sel.present')} extra={t('sel.votersHint', { count: voters.length })} rules={needed}><Input.TextArea rows={4} maxLength={6000} dir="auto" /></Form.Item>
            <Form.Item name="absent" label={t('sel.absent')} extra={t('sel.absentHint')}><Input.TextArea rows={4} maxLength={6000} dir="auto" /></Form.Item>
          </div>
          <VoteLines rows={rows} voters={voters.length} />
          <Form.Item name="note" label={t('sel.note')}><Input.TextArea rows={2} maxLength={1000} dir="auto" /></Form.Item>
          {command.error && <ErrorNote error={command.error} />}
          <Button type="primary" size="large" htmlType="submit" loading={command.busy}>{t('sel.save')}</Button>
        </Form>
      )}
    </div>
  );
}
