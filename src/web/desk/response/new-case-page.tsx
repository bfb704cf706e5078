import { EnvironmentOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { phone as phoneShape } from '../../../contract/shapes.js';
import { Unreachable } from '../../api/call.js';
import { openOnBehalf, type CaseOnBehalf } from '../../api/cases.js';
import { newId, newSecret } from '../../api/new-id.js';
import { useWords } from '../../ui/language.js';
import { ErrorNote } from '../../ui/notes.js';
import { Loading } from '../app/loading.js';
import { FindHousehold, type FoundHousehold } from '../honeycomb/find-household.js';
import { FindUnit } from '../honeycomb/find-unit.js';
import { AddPhotos } from './deeds/add-photos.js';
import { FindMatter } from './find-matter.js';
import { keepReceipt } from './kept-receipts.js';
import { forgetDraft, keepDraft, readDraft, type NewCaseDraft } from './new-case-draft.js';

const PickPlace = lazy(() => import('./map/pick-place.js'));
const CHANNELS = ['phone', 'counter', 'liaison', 'paper'] as const;

/** A case on somebody's behalf. What the register holds is filled in; the matter is left to the server unless chosen. */
export function NewCasePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<NewCaseDraft>();
  const [kept] = useState(readDraft);
  const [household, setHousehold] = useState<FoundHousehold | null>(null);
  const [picking, setPicking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // One id and one secret per case, however often it is sent; a change after a refusal makes a new one.
  const ids = useRef({ id: newId(), secret: newSecret() });
  const point = Form.useWatch('point', { form, preserve: true });

  const choose = (found: FoundHousehold | null) => {
    setHousehold(found);
    if (!found) return;
    const { household: home } = found;
    form.setFieldsValue({
      unitCode: home.unitCode, placeWords: home.address, reporterName: found.name ?? undefined, reporterPhone: found.phone ?? undefined,
      point: home.lng !== null && home.lat !== null ? { lng: home.lng, lat: home.lat } : undefined,
    });
    keepDraft(form.getFieldsValue(true) as NewCaseDraft);
  };
  const send = async (draft: NewCaseDraft) => {
    setBusy(true);
    setError(null);
    const body: CaseOnBehalf = {
      ...ids.current, channel: draft.channel, words: draft.words, placeWords: draft.placeWords ?? '', unitCode: draft.unitCode ?? null,
      lng: draft.point?.lng ?? null, lat: draft.point?.lat ?? null, coordinateSystem: 'WGS84', matterCode: draft.matterCode ?? null,
      reporterName: draft.reporterName || null, reporterPhone: draft.reporterPhone?.trim() || null, fileIds: draft.fileIds ?? [],
      householdId: household?.household.householdId ?? null,
    };
    try {
      const received = await openOnBehalf(body);
      keepReceipt(received.id, ids.current.secret);
      forgetDraft();
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void queries.invalidateQueries({ queryKey: ['summary'] });
      void navigate(`/cases/${received.id}/receipt`);
    } catch (thrown) {
      setError(thrown);
      if (!(thrown instanceof Unreachable)) ids.current = { id: newId(), secret: newSecret() };
    } finally { setBusy(false); }
  };
  return (
    <div className="page narrow">
      <div className="page-head"><h1>{t('new.title')}</h1></div>
      {kept.words && <p className="quiet" role="status">{t('new.draft')}</p>}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ channel: 'phone', ...kept }} scrollToFirstError className="new-case"
        onValuesChange={() => keepDraft(form.getFieldsValue(true) as NewCaseDraft)} onFinish={() => void send(form.getFieldsValue(true) as NewCaseDraft)}>
        <Form.Item name="channel" label={t('new.channel')}>
          <Radio.Group optionType="button" buttonStyle="solid" options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('new.household')} htmlFor="household"><FindHousehold id="household" onFound={choose} /></Form.Item>
        {household && <p className="quiet" role="status">{t('new.prefilled')}</p>}
        <Form.Item name="words" label={t('new.words')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}>
          <Input.TextArea rows={5} maxLength={8000} placeholder={t('new.wordsHint')} dir="auto" autoFocus />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="placeWords" label={t('new.place')}><Input maxLength={200} placeholder={t('new.placeHint')} dir="auto" /></Form.Item>
          <Form.Item name="unitCode" label={t('new.unit')}><UnitField /></Form.Item>
        </div>
        <Form.Item name="point" hidden><Input /></Form.Item>
        <p className="point-line">
          <Button icon={<EnvironmentOutlined aria-hidden />} onClick={() => setPicking(true)}>{t('new.pickPoint')}</Button>
          {point && <><span className="quiet"> {t('new.point')} <span className="number">{point.lng.toFixed(4)}, {point.lat.toFixed(4)}</span></span>
            <Button type="link" onClick={() => form.setFieldValue('point', undefined)}>{t('new.clearPoint')}</Button></>}
        </p>
        <div className="form-pair">
          <Form.Item name="reporterName" label={t('new.name')}><Input maxLength={60} autoComplete="off" dir="auto" /></Form.Item>
          <Form.Item name="reporterPhone" label={t('new.phone')} rules={[{ validator: (_, value: string | undefined) => (!value?.trim() || phoneShape.safeParse(value.trim()).success ? Promise.resolve() : Promise.reject(new Error(t('new.phoneWrong')))) }]}>
            <Input type="tel" maxLength={20} autoComplete="off" className="number" /></Form.Item>
        </div>
        <Form.Item name="matterCode" label={t('new.matter')}><FindMatter /></Form.Item>
        <Form.Item name="fileIds" label={t('deed.files')}><AddPhotos /></Form.Item>
        {error !== null && <ErrorNote error={error} />}
        <Button type="primary" size="large" htmlType="submit" loading={busy}>{t('new.send')}</Button>
      </Form>
      {picking && (
        <Modal open title={t('new.pickPoint')} footer={null} width={880} onCancel={() => setPicking(false)}>
          <Suspense fallback={<Loading />}>
            <PickPlace at={point} onPick={(picked) => { form.setFieldValue('point', picked); keepDraft(form.getFieldsValue(true) as NewCaseDraft); setPicking(false); }} />
          </Suspense>
        </Modal>
      )}
    </div>
  );
}

function UnitField({ id, value, onChange }: { id?: string; value?: string; onChange?: (code: string | undefined) => void }) {
  const { t } = useWords();
  return <FindUnit id={id} value={value} onChange={(code) => onChange?.(code)} placeholder={t('new.unitSearch')} label={t('new.unit')} />;
}
