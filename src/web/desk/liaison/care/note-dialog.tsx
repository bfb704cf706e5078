import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { CARE_SOURCES } from '../../../../contract/care.js';
import { listCareKinds, noteNeed } from '../../../api/liaison-map.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { namedList } from '../../app/named-list.js';
import { FindHousehold } from '../../honeycomb/find-household.js';
import { FormDialog } from '../form-dialog.js';
import { LIAISON } from '../use-command.js';

interface Values { householdId: string; kindCode: string; words?: string; source: (typeof CARE_SOURCES)[number]; reason: string; days: number }
const USUAL_DAYS = 180;

/** A new need with its reason, source and end. The kind says what it is for and on what legal basis it may be kept. */
export function NoteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [needId] = useState(newId);
  const kinds = useQuery({ queryKey: [LIAISON, 'care-kinds'], staleTime: 5 * 60_000, queryFn: ({ signal }) => listCareKinds(signal) });
  return (
    <FormDialog<Values> title={t('care.note')} okText={t('care.note')} done={t('care.noted')} onClose={onClose} about={t('care.noteAbout')} initial={{ days: USUAL_DAYS, source: 'resident' }}
      onSend={({ words = '', ...values }, commandId) => noteNeed({ ...values, words, commandId, needId })}>
      {kinds.error && <ErrorNote error={kinds.error} onRetry={() => void kinds.refetch()} />}
      <Form.Item name="householdId" label={t('care.household')} rules={[{ required: true, message: t('deed.choose') }]}><PickHousehold /></Form.Item>
      <Form.Item name="kindCode" label={t('care.kind')} rules={[{ required: true, message: t('deed.choose') }]}>
        <Select placeholder={t('care.choose')} loading={kinds.isPending} popupRender={namedList(t('care.kind'))} options={(kinds.data?.rows ?? []).map((kind) => ({ value: kind.kindCode, label: kind.name }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kindCode']}>{({ getFieldValue }) => {
        const kind = kinds.data?.rows.find((one) => one.kindCode === getFieldValue('kindCode'));
        return kind ? <p className="quiet kind-about">{t('care.kindAbout', { purpose: kind.purpose, basis: kind.legalBasis, days: kind.longestDays })}</p> : null;
      }}</Form.Item>
      <Form.Item name="source" label={t('care.source')}><Select popupRender={namedList(t('care.source'))} options={CARE_SOURCES.map((one) => ({ value: one, label: t(`care.source.${one}`) }))} /></Form.Item>
      <Form.Item name="reason" label={t('care.reason')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}>
        <Input.TextArea rows={2} maxLength={300} placeholder={t('care.reasonExample')} dir="auto" />
      </Form.Item>
      <Form.Item name="words" label={t('care.words')}><Input.TextArea rows={2} maxLength={300} placeholder={t('care.wordsExample')} dir="auto" /></Form.Item>
      <Form.Item name="days" label={t('care.days')} rules={[{ required: true, message: t('deed.fill') }]}><InputNumber min={1} max={366} precision={0} /></Form.Item>
    </FormDialog>
  );
}

/** The form keeps the household's id; the picker shows its people. */
const PickHousehold = ({ id, onChange }: { id?: string; value?: string; onChange?: (householdId: string | undefined) => void }) => (
  <FindHousehold {...(id ? { id } : {})} onFound={(found) => onChange?.(found?.household.householdId)} />
);
