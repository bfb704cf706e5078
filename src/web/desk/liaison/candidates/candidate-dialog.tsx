import { Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { STANDINGS, type Candidate } from '../../../../contract/liaison.js';
import { phone as phoneShape } from '../../../../contract/shapes.js';
import { addCandidate, changeCandidate } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';
import { useWords } from '../../../ui/language.js';
import { FindHousehold, type FoundHousehold } from '../../honeycomb/find-household.js';
import { FormDialog } from '../form-dialog.js';
import { HomePoint, type Point } from './home-point.js';

interface Values {
  name: string; phone?: string | null; standing: Candidate['standing']; residentId?: string | null; point?: Point | null; building?: string | null; entrance?: string | null;
  villagerGroup?: string | null; hoursPerWeek?: number | null; capacity: number; least?: number | null; conflicts?: string;
}

/** Adds a candidate, or changes what is known of one. Whoever is in the register need not be typed again. */
export function CandidateDialog({ unitCode, candidate, onClose }: { unitCode: string; candidate?: Candidate; onClose: () => void }) {
  const { t } = useWords();
  const [candidateId] = useState(() => candidate?.candidateId ?? newId());
  const send = ({ point, ...values }: Values, commandId: string) => {
    const blank = (text: string | null | undefined) => text?.trim() || null;
    const body = { ...values, commandId, phone: blank(values.phone), building: blank(values.building), entrance: blank(values.entrance), villagerGroup: blank(values.villagerGroup),
      least: values.least ?? 0, conflicts: values.conflicts ?? '', lng: point?.lng ?? null, lat: point?.lat ?? null };
    return candidate ? changeCandidate(candidateId, { ...body, sawVersion: candidate.version, residentId: candidate.residentId, personId: candidate.personId }) : addCandidate({ ...body, candidateId, unitCode });
  };
  const initial = candidate ? { ...candidate, point: candidate.lng !== null && candidate.lat !== null ? { lng: candidate.lng, lat: candidate.lat } : null } : { capacity: 20, standing: 'party_member' as const };
  const kept: Partial<Values> = pick(initial as Partial<Values>);
  return (
    <FormDialog<Values> title={t(candidate ? 'cand.changeTitle' : 'cand.add')} okText={t('do.save')} done={t('cand.saved')} initial={kept} onSend={send} onClose={onClose} width={640}>
      {!candidate && <FromRegister />}
      <Form.Item name="residentId" hidden><Input /></Form.Item>
      <div className="form-pair">
        <Form.Item name="name" label={t('cand.name')} rules={[{ required: true, whitespace: true, message: t('deed.fill') }]}><Input maxLength={40} dir="auto" autoComplete="off" /></Form.Item>
        <Form.Item name="phone" label={t('cand.phone')} rules={[{ validator: (_, value?: string | null) => (!value?.trim() || phoneShape.safeParse(value.trim()).success ? Promise.resolve() : Promise.reject(new Error(t('new.phoneWrong')))) }]}>
          <Input type="tel" maxLength={20} className="number" autoComplete="off" /></Form.Item>
      </div>
      <Form.Item name="standing" label={t('cand.standing')}><Radio.Group options={STANDINGS.map((value) => ({ value, label: t(`cand.standing.${value}`) }))} /></Form.Item>
      <div className="form-three">
        <Form.Item name="capacity" label={t('cand.capacityField')} rules={[{ required: true, message: t('deed.fill') }]}><InputNumber min={1} max={2000} precision={0} className="wide-input" /></Form.Item>
        <Form.Item name="least" label={t('cand.leastField')}><InputNumber min={0} max={2000} precision={0} className="wide-input" /></Form.Item>
        <Form.Item name="hoursPerWeek" label={t('cand.hoursField')}><InputNumber min={0} max={80} precision={0} className="wide-input" /></Form.Item>
      </div>
      <Form.Item name="point" label={t('cand.point')}><HomePoint /></Form.Item>
      <div className="form-three">
        <Form.Item name="building" label={t('cand.building')}><Input maxLength={30} dir="auto" /></Form.Item>
        <Form.Item name="entrance" label={t('cand.entrance')}><Input maxLength={30} dir="auto" /></Form.Item>
        <Form.Item name="villagerGroup" label={t('cand.group')}><Input maxLength={30} dir="auto" /></Form.Item>
      </div>
      <Form.Item name="conflicts" label={t('cand.conflicts')} extra={t('cand.conflictsHint')}><Input.TextArea rows={2} maxLength={300} dir="auto" /></Form.Item>
    </FormDialog>
  );
}

/** What the register holds is filled in and can be corrected. */
function FromRegister() {
  const { t } = useWords();
  const form = Form.useFormInstance<Values>();
  const fill = (found: FoundHousehold | null) => {
    if (!found) return;
    const { household } = found;
    const resident = household.residents.find((one) => one.name === found.name && one.phone === found.phone);
    form.setFieldsValue({ name: found.name ?? undefined, phone: found.phone, residentId: resident?.residentId ?? null,
      point: household.lng !== null && household.lat !== null ? { lng: household.lng, lat: household.lat } : null });
  };
  return <Form.Item label={t('cand.fromRegister')} htmlFor="candidate-household"><FindHousehold id="candidate-household" onFound={fill} /></Form.Item>;
}

const FIELDS = ['name', 'phone', 'standing', 'residentId', 'point', 'building', 'entrance', 'villagerGroup', 'hoursPerWeek', 'capacity', 'least', 'conflicts'] as const;
/** Only what the form holds, so that nothing else of the candidate travels back. */
const pick = (from: Partial<Values>): Partial<Values> => Object.fromEntries(FIELDS.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]));
