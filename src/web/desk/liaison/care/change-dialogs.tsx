import { Form, Input, InputNumber } from 'antd';
import { confirmNeed, endNeed, type CareRow } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';

/** Most kinds may be kept a year; the server says when this one may not. */
const USUAL_DAYS = 180;
const MOST_DAYS = 366;

export function ConfirmDialog({ need, onClose }: { need: CareRow; onClose: () => void }) {
  const { t } = useWords();
  return (
    <FormDialog<{ days: number }> title={t('care.confirmOf', { name: need.kindName })} okText={t('care.confirm')} done={t('care.confirmed')} onClose={onClose} initial={{ days: USUAL_DAYS }}
      about={<><span dir="auto">{need.address}</span><br />{t('care.confirmAbout')}</>} onSend={({ days }, commandId) => confirmNeed(need.needId, { commandId, days })}>
      <Form.Item name="days" label={t('care.days')} rules={[{ required: true, message: t('deed.fill') }]}><InputNumber min={1} max={MOST_DAYS} precision={0} /></Form.Item>
    </FormDialog>
  );
}

export function EndDialog({ need, onClose }: { need: CareRow; onClose: () => void }) {
  const { t } = useWords();
  return (
    <FormDialog<{ reason: string }> title={t('care.endOf', { name: need.kindName })} okText={t('care.end')} done={t('care.ended')} onClose={onClose}
      about={<><span dir="auto">{need.address}</span><br />{t('care.endAbout')}</>} onSend={({ reason }, commandId) => endNeed(need.needId, { commandId, reason })}>
      <Form.Item name="reason" label={t('care.endReason')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}>
        <Input.TextArea rows={2} maxLength={300} placeholder={t('care.endExample')} dir="auto" />
      </Form.Item>
    </FormDialog>
  );
}
