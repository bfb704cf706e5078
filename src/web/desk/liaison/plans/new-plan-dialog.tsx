import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { draftPlan, listCandidates, stepPlan } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';
import { LIAISON } from '../use-command.js';
import { settingsOf, WeightFields, type WeightValues } from './weight-fields.js';

interface Values extends WeightValues { mode: 'given' | 'choose'; choose?: number | null; note?: string }
const INITIAL: Values = { mode: 'given', prefer: 'some', side: 'some', keep: 'some', fewestMoves: false, limitSeconds: 10 };

/** Drafts a plan and has it solved at once. When only the second fails, the plan's page offers it again. */
export function NewPlanDialog({ unitCode, onClose }: { unitCode: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [ids] = useState(() => ({ planId: newId(), solve: newId() }));
  const send = async ({ mode, choose, note, ...weights }: Values, commandId: string) => {
    await draftPlan({ commandId, planId: ids.planId, unitCode, mode, choose: mode === 'choose' ? (choose ?? null) : null, settings: settingsOf(weights), note: note ?? '' });
    await stepPlan(ids.planId, 'solve', { commandId: ids.solve }).catch(() => undefined);
    void navigate(`/liaison/plans/${ids.planId}`);
  };
  return (
    <FormDialog<Values> title={t('plan.new')} okText={t('plan.draftGo')} done={t('plan.drafted')} about={t('plan.draftAbout')} initial={INITIAL} width={680} onSend={send} onClose={onClose}>
      <Form.Item name="mode" label={t('plan.modeLabel')}>
        <Radio.Group className="choices-wide" options={(['given', 'choose'] as const).map((value) => ({ value, label: t(`plan.mode.${value}Long`) }))} />
      </Form.Item>
      <Choose unitCode={unitCode} />
      <WeightFields />
      <Form.Item name="note" label={t('plan.note')}><Input maxLength={300} dir="auto" placeholder={t('plan.noteHint')} /></Form.Item>
    </FormDialog>
  );
}

/** How many to choose, beside how many there are. */
function Choose({ unitCode }: { unitCode: string }) {
  const { t } = useWords();
  const mode = Form.useWatch('mode') as Values['mode'] | undefined;
  const list = useQuery({ queryKey: [LIAISON, 'candidates', unitCode], enabled: mode === 'choose', queryFn: ({ signal }) => listCandidates(unitCode, signal) });
  if (mode !== 'choose') return null;
  const willing = (list.data?.rows ?? []).filter((one) => one.willingness === 'willing' && one.nomination !== 'opposed' && (one.state === 'open' || one.state === 'chosen'));
  return (
    <Form.Item name="choose" label={t('plan.choose')} rules={[{ required: true, message: t('deed.fill') }]}
      extra={list.data && t('plan.chooseHint', { households: list.data.households, people: willing.length, capacity: willing.reduce((sum, one) => sum + one.capacity, 0) })}>
      <InputNumber min={1} max={500} precision={0} />
    </Form.Item>
  );
}
