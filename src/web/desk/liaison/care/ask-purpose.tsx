import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../ui/language.js';
import type { Purpose } from './purpose.js';

const OFFERED = ['visit', 'plan', 'review', 'emergency'] as const;

/** Before any name is shown: what for. The answer is written into the log the household can read. */
export function AskPurpose({ onChoose }: { onChoose: (purpose: Purpose) => void }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Purpose | null>(null);
  return (
    <form className="ask-purpose" onSubmit={(event) => { event.preventDefault(); if (chosen) onChoose(chosen); }}>
      <fieldset>
        <legend>{t('care.ask')}</legend>
        <Radio.Group value={chosen} onChange={(event) => setChosen(event.target.value as Purpose)} options={OFFERED.map((one) => ({ value: one, label: t(`care.purpose.${one}`) }))} />
      </fieldset>
      <p className="quiet">{t('care.askAbout')}</p>
      <Button type="primary" htmlType="submit" disabled={chosen === null}>{t('care.show')}</Button>
    </form>
  );
}
