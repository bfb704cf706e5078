import { Form, Input, Radio } from 'antd';
import { CONTACTS, type HouseholdPage } from '../../../../../contract/register.js';
import { correctHousehold, moveHousehold } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { FormDialog } from '../../../app/form-dialog.js';
import { FindUnit } from '../../find-unit.js';
import { REGISTER } from '../use-register.js';
import { PlaceFields } from './place-fields.js';
import { changedPlace, placeOf, valuesOf, type PlaceValues } from './place-values.js';
import { ReasonField } from './reason-field.js';

interface Props { household: HouseholdPage; onClose: () => void }

/** Puts right what is written down of where a household lives. Living elsewhere now is a move. */
export function CorrectDialog({ household, onClose }: Props) {
  const { t } = useWords();
  const before = valuesOf(household);
  return (
    <FormDialog<PlaceValues & { contactPreference: HouseholdPage['contactPreference']; reason?: string }> stale={REGISTER} title={t('reg.correct')} about={t('reg.correctAbout')} okText={t('do.save')} done={t('reg.saved')} width={760}
      initial={{ ...before, contactPreference: household.contactPreference }} onClose={onClose}
      onSend={({ reason, contactPreference, ...place }, commandId) => correctHousehold(household.householdId, { commandId, version: household.version, reason: reason ?? '',
        ...changedPlace(before, place), ...(contactPreference === household.contactPreference ? {} : { contactPreference }) })}>
      <PlaceFields />
      <Form.Item name="contactPreference" label={t('reg.contact')}><Radio.Group options={CONTACTS.map((value) => ({ value, label: t(`contact.${value}`) }))} /></Form.Item>
      <Form.Item name="reason" label={t('reg.reasonOptional')}><Input maxLength={300} dir="auto" /></Form.Item>
    </FormDialog>
  );
}

/** The whole household moves within the county; it gets its liaison there at once. */
export function MoveDialog({ household, onClose }: Props) {
  const { t } = useWords();
  return (
    <FormDialog<PlaceValues & { unitCode: string; reason: string }> stale={REGISTER} title={t('reg.move')} about={t('reg.moveAbout', { address: household.address })} okText={t('reg.move')} done={t('reg.moved')} width={760}
      initial={{ unitCode: household.unitCode }} onClose={onClose}
      onSend={({ unitCode, reason, ...place }, commandId) => moveHousehold(household.householdId, { commandId, version: household.version, reason, unitCode, ...placeOf(place) })}>
      <Form.Item name="unitCode" label={t('reg.moveTo')} rules={[{ required: true, message: t('deed.choose') }]}><UnitChoice /></Form.Item>
      <PlaceFields />
      <ReasonField hint={t('reg.moveReason')} />
    </FormDialog>
  );
}

export function UnitChoice({ id, value, onChange }: { id?: string; value?: string; onChange?: (code: string | undefined) => void }) {
  const { t } = useWords();
  return <FindUnit id={id} value={value} onChange={(code) => onChange?.(code)} placeholder={t('reg.unitSearch')} label={t('reg.unit')} />;
}
