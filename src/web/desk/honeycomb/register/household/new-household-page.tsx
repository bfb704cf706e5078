import { Button, Form, Radio } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { CONTACTS, type HouseholdPage } from '../../../../../contract/register.js';
import { Refused } from '../../../../api/call.js';
import { newId } from '../../../../api/new-id.js';
import { registerHousehold } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';
import { useCommand } from '../../../app/use-command.js';
import { useHome } from '../use-home.js';
import { REGISTER } from '../use-register.js';
import { UnitChoice } from './place-dialogs.js';
import { PlaceFields } from './place-fields.js';
import { placeOf, type PlaceValues } from './place-values.js';
import { residentOf, ResidentFields, type ResidentValues } from './resident-fields.js';

interface Values extends PlaceValues { unitCode: string; contactPreference: HouseholdPage['contactPreference']; people: (ResidentValues & { residentId: string })[] }
const MOST_PEOPLE = 40;

/** A household by hand, with its people; the first is the householder. It gets its liaison at once. */
export function NewHouseholdPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const home = useHome();
  const [chosen] = useSearchParams();
  const [form] = Form.useForm<Values>();
  const householdId = useRef(newId());
  const command = useCommand(REGISTER, registerAs);
  const unit = chosen.get('unit') ?? home.unitCode;
  const send = async ({ unitCode, contactPreference, people, ...place }: Values) => {
    const residents = people.map(({ residentId, ...values }, i) => residentOf(residentId, { ...values, householder: i === 0 }));
    const answer = await command.run({ householdId: householdId.current, unitCode, ...placeOf(place), contactPreference, residents });
    if (answer) void navigate(`/register/households/${answer.householdId}`, { replace: true });
  };
  const known = command.error instanceof Refused && command.error.code === 'household_exists';
  return (
    <div className="page narrow">
      <nav className="trail" aria-label={t('reg.trail')}><Link to="/register">{t('reg.title')}</Link><span aria-hidden="true">›</span><span aria-current="page">{t('reg.new')}</span></nav>
      <div className="page-head"><h1>{t('reg.new')}</h1></div>
      <Form form={form} layout="vertical" requiredMark={false} scrollToFirstError className="new-case" onFinish={() => void send(form.getFieldsValue(true) as Values)}
        initialValues={{ unitCode: unit.length > 9 ? unit : undefined, contactPreference: 'phone', people: [{ residentId: newId() }] }}>
        <p className="lead">{t('reg.newAbout')}</p>
        <Form.Item name="unitCode" label={t('reg.unit')} rules={[{ required: true, message: t('deed.choose') }]}><UnitChoice /></Form.Item>
        <PlaceFields />
        <People />
        <Form.Item name="contactPreference" label={t('reg.contact')}><Radio.Group options={CONTACTS.map((value) => ({ value, label: t(`contact.${value}`) }))} /></Form.Item>
        {command.error && <ErrorNote error={command.error} />}
        {known && <p><Link to={`/register?unit=${String(form.getFieldValue('unitCode'))}&q=${encodeURIComponent(String(form.getFieldValue('address')))}`}>{t('reg.seeExisting')}</Link></p>}
        <Button type="primary" size="large" htmlType="submit" loading={command.busy}>{t('reg.register')}</Button>
      </Form>
    </div>
  );
}

const registerAs = (body: Omit<Parameters<typeof registerHousehold>[0], 'commandId'>, commandId: string) => registerHousehold({ ...body, commandId });

function People() {
  const { t } = useWords();
  return (
    <Form.List name="people">{(lines, { add, remove }) => (
      <fieldset className="people">
        <legend>{t('reg.residents')}</legend>
        {lines.map(({ key, name }, i) => (
          <div key={key} className="person">
            <span className="person-no">{i === 0 ? t('reg.householder') : t('reg.personNo', { number: i + 1 })}</span>
            <ResidentFields at={[name]} />
            {lines.length > 1 && <Button type="link" onClick={() => remove(name)}>{t('reg.removeLine')}</Button>}
          </div>
        ))}
        {lines.length < MOST_PEOPLE && <Button onClick={() => add({ residentId: newId() })}>＋ {t('reg.addPerson')}</Button>}
      </fieldset>
    )}</Form.List>
  );
}
