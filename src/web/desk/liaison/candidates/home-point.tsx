import { EnvironmentOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../../ui/language.js';
import { Loading } from '../../app/loading.js';

const PickPlace = lazy(() => import('../../response/map/pick-place.js'));
export interface Point { lng: number; lat: number }

/** Where the candidate lives, from the register or by one tap on the map: from here "near" is measured. */
export function HomePoint({ value, onChange, id }: { value?: Point | null; onChange?: (point: Point | null) => void; id?: string }) {
  const { t } = useWords();
  const [picking, setPicking] = useState(false);
  return (
    <span className="point-line">
      <Button id={id} icon={<EnvironmentOutlined aria-hidden />} onClick={() => setPicking(true)}>{t('new.pickPoint')}</Button>
      {value ? <><span className="number quiet"> {value.lng.toFixed(4)}, {value.lat.toFixed(4)}</span><Button type="link" onClick={() => onChange?.(null)}>{t('new.clearPoint')}</Button></>
        : <span className="quiet"> {t('cand.pointHint')}</span>}
      {picking && (
        <Modal open title={t('new.pickPoint')} footer={null} width={880} onCancel={() => setPicking(false)}>
          <Suspense fallback={<Loading />}><PickPlace at={value ?? undefined} onPick={(point) => { onChange?.(point); setPicking(false); }} /></Suspense>
        </Modal>
      )}
    </span>
  );
}
