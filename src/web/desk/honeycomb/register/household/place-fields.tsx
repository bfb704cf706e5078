import { Form, Input } from 'antd';
import { useWords } from '../../../../ui/language.js';
import { PointField } from './point-field.js';

/** Where a household lives, as fields of whichever form. */
export function PlaceFields() {
  const { t } = useWords();
  return (
    <>
      <Form.Item name="address" label={t('reg.address')} extra={t('reg.addressHelp')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}><Input maxLength={200} dir="auto" autoComplete="off" /></Form.Item>
      <div className="form-four">
        <Form.Item name="householdNumber" label={t('reg.number')}><Input maxLength={40} className="number" autoComplete="off" /></Form.Item>
        <Form.Item name="villagerGroup" label={t('rosterField.villager_group')}><Input maxLength={30} dir="auto" autoComplete="off" /></Form.Item>
        <Form.Item name="building" label={t('rosterField.building')}><Input maxLength={30} dir="auto" autoComplete="off" /></Form.Item>
        <Form.Item name="entrance" label={t('rosterField.entrance')}><Input maxLength={30} dir="auto" autoComplete="off" /></Form.Item>
      </div>
      <Form.Item name="point" label={t('reg.point')}><PointField /></Form.Item>
    </>
  );
}
