import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { changePlan, draftPlan, listCandidates, readPlan, stepPlan } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';
import { LIAISON } from '../use-command.js';
import { settingsOf, WeightFields, type WeightValues } from './weight-fields.js';

interface Values extends WeightValues { mode: 'given' | 'choose'; choose?: number | null; least?: number | null; most?: number | null; note?: string }
const INITIAL: Values = { mode: 'given', prefer: 'some', side: 'some', keep: 'some', fewestMoves: false, limitSeconds: 10 };

/** Drafts a plan, sets the limits of all at once when they were given, and has it solved. When only the last fails, the plan's page offers it again. */
export function NewPlanDialog({ unitCode, onClose }: { unitCode: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [ids] = useState(() => ({ planId: newId(), limits: newId(), solve: newId() }));
  const send = async ({ mode, choose, least, most, note, ...weights }: Values, commandId: string) => {
    const { version } = await draftPlan({ commandId, planId: ids.planId, unitCode, mode, choose: mode === 'choose' ? (choose ?? null) : null, settings: settingsOf(weights), note: note ?? '' });
    if (least != null || most != null) await limitAll(ids.planId, { commandId: ids.limits, sawVersion: version, least, most });
    await stepPlan(ids.planId, 'solve', { commandId: ids.solve }).catch(() => undefined);
    void navigate(`/liaison/plans/${ids.planId}`);
  };
  return (
    <FormDialog<Values> title={t('plan.new')} okText={t('plan.draftGo')} done={t('plan.drafted')} about={t('plan.draftAbout')} initial={INITIAL} width={680} onSend={send} onClose={onClose}>
      <Form.Item name="mode" label={t('plan.modeLabel')}>
        <Radio.Group className="choices-wide" options={(['given', 'choose'] as const).map((value) => ({ value, label: t(`plan.mode.${value}Long`) }))} />
      </Form.Item>
      <Choose unitCode={unitCode} />
      <Form.Item label={t('plan.limitAll')} extra={t('plan.limitAllSay')} className="limit-all"><div className="limit-pair">
        <Form.Item name="least" noStyle><InputNumber min={0} max={2000} precision={0} placeholder={t('plan.least')} aria-label={t('plan.leastAll')} /></Form.Item>
        <Form.Item name="most" noStyle><InputNumber min={1} max={2000} precision={0} placeholder={t('plan.most')} aria-label={t('plan.mostAll')} /></Form.Item></div></Form.Item>
      <WeightFields />
      <Form.Item name="note" label={t('plan.note')}><Input maxLength={300} dir="auto" placeholder={t('plan.noteHint')} /></Form.Item>
    </FormDialog>
  );
}

/** The same limits for every liaison of the plan; whichever is not given stays what each agreed to. */
async function limitAll(planId: string, { least, most, ...ids }: { commandId: string; sawVersion: number; least?: number | null | undefined; most?: number | null | undefined }) {
  const { liaisons } = await readPlan(planId);
  await changePlan(planId, { ...ids, liaisons: liaisons.slice(0, 500).map((one) => {
    const capacity = most ?? one.capacity;
    return { liaisonId: one.liaisonId, capacity, least: Math.min(least ?? one.least, capacity) };
  }) });
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
