import { Form, Input, InputNumber, Radio } from 'antd';
import type { ResidentShape } from '../../../../../contract/register.js';
import { phone as phoneShape } from '../../../../../contract/shapes.js';
import { useWords } from '../../../../ui/language.js';
import { useMinute } from '../../../../ui/now.js';

/** What is kept of a person; nothing else is asked. */
export interface ResidentValues { name: string; sex?: 'male' | 'female' | null; birthYear?: number | null; phone?: string | null; householder?: boolean; state?: ResidentShape['state'] }

export const residentOf = (residentId: string, values: ResidentValues): ResidentShape => ({
  residentId, name: values.name.trim(), sex: values.sex ?? null, birthYear: values.birthYear ?? null, phone: values.phone?.trim() || null, householder: values.householder ?? false,
  state: values.state ?? 'living_here',
});

/** Name, sex, year of birth and telephone. `at` is where in the form they stand: nowhere further for one, a place in a list for several. */
export function ResidentFields({ at = [] }: { at?: (string | number)[] }) {
  const { t } = useWords();
  const thisYear = new Date(useMinute()).getFullYear();
  const name = (field: string) => (at.length > 0 ? [...at, field] : field);
  const phone = { validator: (_: unknown, value?: string | null) => (!value?.trim() || phoneShape.safeParse(value.trim()).success ? Promise.resolve() : Promise.reject(new Error(t('new.phoneWrong')))) };
  return (
    <div className="person-line">
      <Form.Item name={name('name')} label={t('reg.name')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}><Input maxLength={30} dir="auto" autoComplete="off" /></Form.Item>
      <Form.Item name={name('sex')} label={t('reg.sex')}><Radio.Group options={(['male', 'female'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))} /></Form.Item>
      <Form.Item name={name('birthYear')} label={t('reg.birthYear')}><InputNumber min={1880} max={thisYear} precision={0} controls={false} className="wide-input" /></Form.Item>
      <Form.Item name={name('phone')} label={t('reg.phone')} rules={[phone]}><Input type="tel" maxLength={20} className="number" autoComplete="off" /></Form.Item>
    </div>
  );
}
