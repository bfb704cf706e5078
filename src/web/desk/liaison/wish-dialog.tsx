import { Checkbox, Form } from 'antd';
import { sayPreference } from '../../api/liaison.js';
import { useWords } from '../../ui/language.js';
import { FormDialog } from './form-dialog.js';

interface Props { household: { householdId: string; address: string; prefers?: readonly string[] }; people: { liaisonId: string; name: string }[]; onClose: () => void }
const MOST = 3;

/** 就亲: whom the household would rather have, in its own words; why is not asked and not kept. */
export function WishDialog({ household, people, onClose }: Props) {
  const { t } = useWords();
  const { householdId, address, prefers = [] } = household;
  return (
    <FormDialog<{ liaisonIds?: string[] }> title={t('wish.title', { address })} okText={t('wish.write')} done={t('wish.written')} about={t('wish.about')} initial={{ liaisonIds: [...prefers] }}
      onSend={({ liaisonIds }, commandId) => sayPreference({ commandId, householdId, liaisonIds: liaisonIds ?? [] })} onClose={onClose}>
      <Form.Item name="liaisonIds" label={t('wish.whom')} rules={[{ type: 'array', max: MOST, message: t('wish.tooMany', { count: MOST }) }]}>
        <Checkbox.Group className="choices-wide" options={people.map((one) => ({ value: one.liaisonId, label: one.name }))} />
      </Form.Item>
    </FormDialog>
  );
}
