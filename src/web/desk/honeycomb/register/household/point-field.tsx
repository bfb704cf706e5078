import { EnvironmentOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { DATUMS, type Datum } from '../../../../../contract/register.js';
import { useWords } from '../../../../ui/language.js';
import { Loading } from '../../../app/loading.js';
import { namedList } from '../../../app/named-list.js';
import { readPoint } from './read-point.js';

const PickPlace = lazy(() => import('../../../response/map/pick-place.js'));
export interface PointOf { lng: number; lat: number; datum: Datum }

/** Where the household lives: one tap on the map, or a coordinate copied from whichever map. */
export function PointField({ value, onChange, id }: { value?: PointOf | null; onChange?: (point: PointOf | null) => void; id?: string }) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  const [typed, setTyped] = useState('');
  const datum = value?.datum ?? 'WGS84';
  const type = (text: string) => {
    setTyped(text);
    const read = readPoint(text);
    if (read) onChange?.({ ...read, datum });
  };
  const wrong = typed.trim() !== '' && readPoint(typed) === null;
  return (
    <div className="point-field">
      <div className="point-ways">
        <Button icon={<EnvironmentOutlined aria-hidden />} onClick={() => setPicking(true)}>{t('new.pickPoint')}</Button>
        <Input id={id} className="number point-typed" value={typed} maxLength={60} onChange={(event) => type(event.target.value)} placeholder={t('reg.pointTyped')} status={wrong ? 'error' : ''} />
        {value && typed !== '' && <Select value={datum} aria-label={t('roster.datum')} popupRender={namedList(t('roster.datum'))} popupMatchSelectWidth={false}
          onChange={(next) => onChange?.({ ...value, datum: next })} options={DATUMS.map((one) => ({ value: one, label: t(`roster.datum.${one}`) }))} />}
      </div>
      {wrong && <p className="field-wrong">{t('reg.pointWrong')}</p>}
      {value ? <p className="point-line"><span className="number">{t('reg.pointAt', { lng: value.lng.toFixed(5), lat: value.lat.toFixed(5) })}</span>
        <Button type="link" onClick={() => { setTyped(''); onChange?.(null); }}>{t('new.clearPoint')}</Button></p> : <p className="quiet hint">{t('reg.pointHint')}</p>}
      {picking && (
        <Modal open title={t('new.pickPoint')} footer={null} width={880} onCancel={() => setPicking(false)}>
          <Suspense fallback={<Loading />}><PickPlace at={value && value.datum === 'WGS84' ? value : undefined} onPick={(point) => { setTyped(''); onChange?.({ ...point, datum: 'WGS84' }); setPicking(false); }} /></Suspense>
        </Modal>
      )}
    </div>
  );
}
