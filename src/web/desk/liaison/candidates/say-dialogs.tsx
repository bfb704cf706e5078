import { Form, Input, InputNumber, Radio } from 'antd';
import type { Candidate } from '../../../../contract/liaison.js';
import { sayNomination, sayWillingness, withdrawCandidate } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';

interface Props { candidate: Candidate; onClose: () => void }

/** What the person said, written down by whoever asked. */
export function WillingnessDialog({ candidate, onClose }: Props) {
  const { t } = useWords();
  type Values = { willingness: 'willing' | 'unwilling'; hoursPerWeek?: number | null; capacity?: number | null };
  return (
    <FormDialog<Values> title={t('cand.sayWillingness', { name: candidate.name })} okText={t('cand.write')} done={t('cand.saved')} about={t('cand.willingnessAbout')}
      initial={{ hoursPerWeek: candidate.hoursPerWeek, capacity: candidate.capacity, ...(candidate.willingness === 'not_asked' ? {} : { willingness: candidate.willingness }) }}
      onSend={(values, commandId) => sayWillingness(candidate.candidateId, { ...values, commandId })} onClose={onClose}>
      <Form.Item name="willingness" label={t('cand.willingness')} rules={[{ required: true, message: t('deed.choose') }]}>
        <Radio.Group optionType="button" buttonStyle="solid" options={(['willing', 'unwilling'] as const).map((value) => ({ value, label: t(`cand.willingness.${value}`) }))} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="hoursPerWeek" label={t('cand.hoursField')}><InputNumber min={0} max={80} precision={0} className="wide-input" /></Form.Item>
        <Form.Item name="capacity" label={t('cand.capacityField')}><InputNumber min={1} max={2000} precision={0} className="wide-input" /></Form.Item>
      </div>
    </FormDialog>
  );
}

/** What the branch said, and which body it was. */
export function NominationDialog({ candidate, onClose }: Props) {
  const { t } = useWords();
  type Values = { nomination: 'nominated' | 'opposed' | 'none'; body: string; reason?: string };
  return (
    <FormDialog<Values> title={t('cand.sayNomination', { name: candidate.name })} okText={t('cand.write')} done={t('cand.saved')}
      initial={{ nomination: candidate.nomination === 'none' ? 'nominated' : candidate.nomination, body: candidate.nominatedBy ?? `${candidate.unitName}${t('cand.branch')}`, reason: candidate.nominationReason }}
      onSend={(values, commandId) => sayNomination(candidate.candidateId, { ...values, commandId })} onClose={onClose}>
      <Form.Item name="nomination" label={t('cand.nomination')}>
        <Radio.Group optionType="button" buttonStyle="solid" options={(['nominated', 'opposed', 'none'] as const).map((value) => ({ value, label: t(`cand.nomination.${value}`) }))} />
      </Form.Item>
      <Form.Item name="body" label={t('cand.body')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}><Input maxLength={60} dir="auto" /></Form.Item>
      <Form.Item name="reason" label={t('liaison.reason')}><Input.TextArea rows={2} maxLength={300} dir="auto" /></Form.Item>
    </FormDialog>
  );
}

export function WithdrawDialog({ candidate, onClose }: Props) {
  const { t } = useWords();
  return (
    <FormDialog<{ reason: string }> title={t('cand.withdrawTitle', { name: candidate.name })} okText={t('cand.do.withdraw')} done={t('cand.withdrawn')}
      onSend={({ reason }, commandId) => withdrawCandidate(candidate.candidateId, { commandId, reason })} onClose={onClose}>
      <Form.Item name="reason" label={t('liaison.reason')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}><Input.TextArea rows={2} maxLength={300} dir="auto" /></Form.Item>
    </FormDialog>
  );
}
