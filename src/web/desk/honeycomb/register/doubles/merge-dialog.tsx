import { useState } from 'react';
import type { DoublePair, HouseholdRow } from '../../../../../contract/register.js';
import { newId } from '../../../../api/new-id.js';
import { mergeHouseholds } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { FormDialog } from '../../../app/form-dialog.js';
import { ReasonField } from '../household/reason-field.js';
import { REGISTER } from '../use-register.js';

type Side = Pick<DoublePair['one'], 'householdId' | 'address' | 'householdNumber'> & Partial<HouseholdRow>;

/** Two become one: what happens to whom is said before. */
export function MergeDialog({ kept, ended, onClose }: { kept: Side; ended: Side; onClose: () => void }) {
  const { t } = useWords();
  const [mergeId] = useState(newId);
  const name = (side: Side) => (side.householdNumber ? `${side.address}（${t('reg.numberIs', { number: side.householdNumber })}）` : side.address);
  return (
    <FormDialog<{ reason: string }> stale={REGISTER} title={t('double.merge')} about={t('double.mergeAbout', { kept: name(kept), ended: name(ended) })} okText={t('double.merge')} done={t('double.merged')} onClose={onClose}
      onSend={({ reason }, commandId) => mergeHouseholds({ commandId, mergeId, keptId: kept.householdId, endedId: ended.householdId, reason })}>
      <ReasonField hint={t('double.mergeReason')} />
    </FormDialog>
  );
}
