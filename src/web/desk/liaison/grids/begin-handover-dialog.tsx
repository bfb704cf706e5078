import { Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MicroGrid } from '../../../../contract/liaison.js';
import { beginHandover } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';
import { FindTaker } from './find-taker.js';

interface Values { toPersonId: string; reason: string }

/** Makes the list to sign. Nothing changes for the households until both have signed. */
export function BeginHandoverDialog({ grid, grids, onClose }: { grid: MicroGrid; grids: MicroGrid[]; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [handoverId] = useState(newId);
  return (
    <FormDialog<Values> title={`${t('hand.begin')} · ${t('grid.number', { number: grid.number })}`} okText={t('hand.begin')} done={t('hand.begun')} onClose={onClose}
      about={t('hand.about', { name: grid.liaisonName, count: grid.households })}
      onSend={async (values, commandId) => { await beginHandover({ ...values, commandId, handoverId, gridId: grid.gridId }); void navigate(`/liaison/handovers/${handoverId}`); }}>
      <Form.Item name="toPersonId" label={t('hand.to')} rules={[{ required: true, message: t('deed.choose') }]}><FindTaker grid={grid} grids={grids} /></Form.Item>
      <Form.Item name="reason" label={t('liaison.reason')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}>
        <Input.TextArea rows={2} maxLength={300} placeholder={t('hand.reasonHint')} dir="auto" />
      </Form.Item>
    </FormDialog>
  );
}
