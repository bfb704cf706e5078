import { Form, InputNumber } from 'antd';
import { useRef } from 'react';
import type { Plan } from '../../../../contract/liaison.js';
import { changePlan, stepPlan } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';
import { LIMITS, settingsOf, WeightFields, type WeightValues } from '../plans/weight-fields.js';
import { levelsOf } from '../plans/weight-levels.js';

interface Values extends WeightValues { choose?: number | null; limits: Record<string, { capacity: number; least?: number | null }> }

/** Weights, the number to choose and each liaison's limits; then the plan is solved again, locked households staying. */
export function SettingsDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useWords();
  const { summary, liaisons } = plan;
  const solveId = useRef(newId());
  const { fewestMoves, limitSeconds } = summary.settings;
  const initial: Values = { ...levelsOf(summary.settings), fewestMoves, limitSeconds: LIMITS.find((one) => one >= limitSeconds) ?? 120, choose: summary.choose,
    limits: Object.fromEntries(liaisons.map((one) => [one.liaisonId, { capacity: one.capacity, least: one.least }])) };
  const send = async ({ choose, limits, ...weights }: Values, commandId: string) => {
    await changePlan(summary.planId, { commandId, sawVersion: summary.version, settings: settingsOf(weights), ...(summary.mode === 'choose' && choose ? { choose } : {}),
      liaisons: liaisons.slice(0, 500).map(({ liaisonId, capacity }) => ({ liaisonId, capacity: limits[liaisonId]?.capacity ?? capacity, least: limits[liaisonId]?.least ?? 0 })) });
    await stepPlan(summary.planId, 'solve', { commandId: solveId.current }).catch(() => undefined);
  };
  return (
    <FormDialog<Values> title={t('plan.change')} okText={t('plan.saveSolve')} done={t('plan.saved')} about={t('plan.limitsAbout')} initial={initial} width={720} onSend={send} onClose={onClose}>
      {summary.mode === 'choose' && <Form.Item name="choose" label={t('plan.choose')} rules={[{ required: true, message: t('deed.fill') }]}><InputNumber min={1} max={liaisons.length} precision={0} /></Form.Item>}
      <fieldset className="weights limits"><legend>{t('plan.limits')}</legend>
        {liaisons.map((one) => (
          <div key={one.liaisonId} className="limit-line"><span dir="auto">{one.name}</span>
            <Form.Item name={['limits', one.liaisonId, 'least']} label={t('plan.least')}><InputNumber min={0} max={2000} precision={0} aria-label={t('plan.leastOf', { name: one.name })} /></Form.Item>
            <Form.Item name={['limits', one.liaisonId, 'capacity']} label={t('plan.most')} rules={[{ required: true, message: t('deed.fill') }]}>
              <InputNumber min={1} max={2000} precision={0} aria-label={t('plan.capacityOf', { name: one.name })} /></Form.Item></div>
        ))}
      </fieldset>
      <WeightFields />
    </FormDialog>
  );
}
