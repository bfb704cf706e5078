import { Form, Input } from 'antd';
import { useWords } from '../../../../ui/language.js';

/** Why: read by whoever opens the household later. */
export function ReasonField({ hint }: { hint: string }) {
  const { t } = useWords();
  return <Form.Item name="reason" label={t('reg.reason')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}><Input.TextArea rows={2} maxLength={300} placeholder={hint} dir="auto" /></Form.Item>;
}
