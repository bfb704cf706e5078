import { Radio } from 'antd';
import { DATUMS, type Datum } from '../../../../../contract/register.js';
import { useWords } from '../../../../ui/language.js';

/** Where a roster's coordinates were taken from, in the names of the maps people use. */
export function DatumField({ value, onChange }: { value: Datum; onChange: (datum: Datum) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="plain-field">
      <legend>{t('roster.datum')}</legend>
      <Radio.Group className="choices" value={value} onChange={(event) => onChange(event.target.value as Datum)}
        options={DATUMS.map((datum) => ({ value: datum, label: <span>{t(`roster.datum.${datum}`)} <small className="number">{t(`roster.datumName.${datum}`)}</small></span> }))} />
      <p className="quiet hint">{t('roster.datumHelp')}</p>
    </fieldset>
  );
}
