import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { RESIDENT_STATES, type HouseholdPage, type ResidentShape } from '../../../../../contract/register.js';
import { newId } from '../../../../api/new-id.js';
import { correctHousehold } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { FormDialog } from '../../../app/form-dialog.js';
import { REGISTER } from '../use-register.js';
import { residentOf, ResidentFields, type ResidentValues } from './resident-fields.js';

/** One person of a household: added, put right, away, moved out or died. The household's other people stay as they are. */
export function ResidentDialog({ household, resident, onClose }: { household: HouseholdPage; resident: ResidentShape | null; onClose: () => void }) {
  const { t } = useWords();
  const [residentId] = useState(() => resident?.residentId ?? newId());
  const first = household.residents.length === 0;
  return (
    <FormDialog<ResidentValues & { reason?: string }> stale={REGISTER} title={resident ? t('reg.changePerson', { name: resident.name }) : t('reg.addPerson')} okText={t('do.save')} done={t('reg.saved')} width={680}
      initial={resident ?? { state: 'living_here', householder: first }} onClose={onClose}
      onSend={({ reason, ...values }, commandId) => correctHousehold(household.householdId, { commandId, version: household.version, reason: reason ?? '', residents: [residentOf(residentId, values)] })}>
      <ResidentFields />
      <Form.Item name="state" label={t('reg.livingState')} extra={t('reg.livingStateHelp')}><Radio.Group options={RESIDENT_STATES.map((value) => ({ value, label: t(`living.${value}`) }))} /></Form.Item>
      <Form.Item name="householder" valuePropName="checked"><Checkbox>{t('reg.isHouseholder')}</Checkbox></Form.Item>
      <Form.Item name="reason" label={t('reg.reasonOptional')}><Input maxLength={300} dir="auto" /></Form.Item>
    </FormDialog>
  );
}
