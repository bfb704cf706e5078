import { Form, Input, Radio } from 'antd';
import type { MicroGrid } from '../../../../contract/liaison.js';
import { moveHousehold, type GridHousehold } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { FormDialog } from '../form-dialog.js';
import { LoadBar } from '../load-bar.js';

interface Values { gridId: string; reason: string }

/** One household to another micro-grid of the same unit, by hand and with a reason. A full one cannot be chosen. */
export function MoveDialog({ household, from, grids, onClose }: { household: GridHousehold; from: MicroGrid; grids: MicroGrid[]; onClose: () => void }) {
  const { t } = useWords();
  const others = grids.filter((grid) => grid.gridId !== from.gridId);
  return (
    <FormDialog<Values> title={t('grid.moveTitle')} okText={t('grid.move')} done={t('grid.moved')} onClose={onClose}
      about={t('grid.moveAbout', { address: household.address, number: from.number, liaison: from.liaisonName })}
      onSend={({ gridId, reason }, commandId) => moveHousehold(gridId, { commandId, householdId: household.householdId, reason })}>
      <Form.Item name="gridId" label={t('grid.moveTo')} rules={[{ required: true, message: t('deed.choose') }]}>
        <Radio.Group className="choices-wide" options={others.map((grid) => ({ value: grid.gridId, disabled: grid.households >= grid.capacity,
          label: <span className="choice-line"><span>{t('grid.number', { number: grid.number })} {grid.liaisonName}</span><LoadBar load={grid.households} capacity={grid.capacity} /></span> }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('liaison.reason')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}>
        <Input.TextArea rows={2} maxLength={300} placeholder={t('grid.moveReason')} dir="auto" />
      </Form.Item>
    </FormDialog>
  );
}
