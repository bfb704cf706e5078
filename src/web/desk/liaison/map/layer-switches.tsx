import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CareRow } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { useTheme } from '../../../ui/look.js';
import { ErrorNote } from '../../../ui/notes.js';
import { lookColor, MAP_LOOKS, SHAPES } from '../../response/map/case-layer.js';
import { LAYERS, type LayerName, type Shown } from './layers.js';
import { Swatch } from './swatch.js';

interface Props { shown: Shown; onChange: (shown: Shown) => void; maySeeCare: boolean; care: UseQueryResult<{ rows: CareRow[]; more: boolean }> }

/** The legend, each line of which can be switched off. */
export function LayerSwitches({ shown, onChange, maySeeCare, care }: Props) {
  const { t } = useWords();
  const theme = useTheme();
  const [asking, setAsking] = useState(false);
  const turn = (name: LayerName, on: boolean) => {
    if (name === 'care' && on) setAsking(true);
    else onChange({ ...shown, [name]: on });
  };
  return (
    <fieldset className="layers">
      <legend>{t('lmap.layers')}</legend>
      {LAYERS.filter((name) => name !== 'care' || maySeeCare).map((name) => (
        <label key={name}><input type="checkbox" checked={shown[name]} onChange={(event) => turn(name, event.target.checked)} /><Swatch name={name} />{t(`lmap.layer.${name}`)}</label>
      ))}
      {asking && (
        <div className="layer-ask" role="group" aria-label={t('lmap.layer.care')}>
          <p>{t('lmap.care.ask')}</p>
          <Button type="primary" size="small" autoFocus onClick={() => { setAsking(false); onChange({ ...shown, care: true }); }}>{t('lmap.care.yes')}</Button>{' '}
          <Button size="small" onClick={() => setAsking(false)}>{t('do.cancel')}</Button>
        </div>
      )}
      {shown.care && care.error && <ErrorNote error={care.error} onRetry={() => void care.refetch()} />}
      {shown.care && care.data && <p className="layer-said" role="status">{sayCare(care.data, t)}{' '}<Link to="/liaison/care">{t('lmap.care.list')}</Link></p>}
      {shown.cases && <p className="layer-said case-looks">{MAP_LOOKS.map((look) => (
        <span key={look}><svg aria-hidden="true" width="14" height="14" viewBox="0 0 24 24"><path d={SHAPES[look]} fill={lookColor(look, theme)} /></svg>{t(`map.legend.${look}`)}</span>))}</p>}
      <p className="layer-said quiet">{t('lmap.colors')}<br />{t('lmap.rounded')}</p>
    </fieldset>
  );
}

function sayCare({ rows, more }: { rows: CareRow[]; more: boolean }, t: ReturnType<typeof useWords>['t']): string {
  const count = new Set(rows.map((row) => row.householdId)).size;
  return count === 0 ? t('lmap.care.none') : t(more ? 'lmap.care.more' : 'lmap.care.shown', { count });
}
