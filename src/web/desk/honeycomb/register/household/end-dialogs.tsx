import { Form, Radio } from 'antd';
import { END_CAUSES, type HouseholdPage } from '../../../../../contract/register.js';
import { endHousehold, returnHousehold } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { FormDialog } from '../../../app/form-dialog.js';
import { REGISTER } from '../use-register.js';
import { ReasonField } from './reason-field.js';

interface Props { household: HouseholdPage; onClose: () => void }

/** The household is no longer here. Its history stays, and it can be brought back. */
export function EndDialog({ household, onClose }: Props) {
  const { t } = useWords();
  return (
    <FormDialog<{ because: (typeof END_CAUSES)[number]; reason: string }> stale={REGISTER} title={t('reg.end')} about={t('reg.endAbout', { address: household.address })} okText={t('reg.end')} done={t('reg.ended')} onClose={onClose}
      onSend={({ because, reason }, commandId) => endHousehold(household.householdId, { commandId, version: household.version, because, reason })}>
      <Form.Item name="because" label={t('reg.endWhy')} rules={[{ required: true, message: t('deed.choose') }]}>
        <Radio.Group className="one-each-line" options={END_CAUSES.map((value) => ({ value, label: t(`endCause.${value}`) }))} />
      </Form.Item>
      <ReasonField hint={t('reg.endReason')} />
    </FormDialog>
  );
}

/** A household that came back, or had been ended by mistake. */
export function ReturnDialog({ household, onClose }: Props) {
  const { t } = useWords();
  return (
    <FormDialog<{ reason: string }> stale={REGISTER} title={t('reg.bringBack')} about={t('reg.bringBackAbout')} okText={t('reg.bringBack')} done={t('reg.broughtBack')} onClose={onClose}
      onSend={({ reason }, commandId) => returnHousehold(household.householdId, { commandId, version: household.version, reason })}>
      <ReasonField hint={t('reg.bringBackReason')} />
    </FormDialog>
  );
}
