import { Form, Segmented, Switch } from 'antd';
import type { PlanSettings } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';
import { sayMeters } from '../say-why.js';
import { bonusesOf, LEVELS, type Level, type Levels } from './weight-levels.js';

export interface WeightValues extends Levels { fewestMoves: boolean; limitSeconds: number }
/** Name left, choice right: five short questions fit a screen. */
const ROW = { layout: 'horizontal', labelCol: { flex: '6.5em' }, labelAlign: 'left', colon: false } as const;
export const LIMITS = [5, 10, 30, 120] as const;

export const settingsOf = ({ prefer, side, keep, fewestMoves, limitSeconds }: WeightValues): PlanSettings =>
  ({ ...bonusesOf({ prefer, side, keep }), fewestMoves, limitSeconds });

/** Nearness, wishes, same building and keeping, each said as what it does to the distance. */
export function WeightFields() {
  const words = useWords();
  const { t } = words;
  const chosen: Levels = { prefer: Form.useWatch('prefer') ?? 'some', side: Form.useWatch('side') ?? 'some', keep: Form.useWatch('keep') ?? 'some' } as Levels;
  const meters = bonusesOf(chosen);
  const say = (level: Level, sentence: string) => (level === 'none' ? t('plan.weight.ignored') : sentence);
  const options = LEVELS.map((value) => ({ value, label: t(`plan.weight.${value}`) }));
  const length = (count: number) => sayMeters(count, words);
  return (
    <fieldset className="weights">
      <legend>{t('plan.weights')}</legend>
      <p className="weight-line"><strong>{t('plan.weight.near')}</strong> <span className="quiet">{t('plan.weight.nearSay')}</span></p>
      <Form.Item {...ROW} name="prefer" label={t('plan.weight.prefer')} extra={say(chosen.prefer, t('plan.weight.preferSay', { meters: length(meters.preferBonus) }))}><Segmented options={options} name="prefer" /></Form.Item>
      <Form.Item {...ROW} name="side" label={t('plan.weight.side')} extra={say(chosen.side, t('plan.weight.sideSay',
        { building: length(meters.buildingBonus), entrance: length(meters.entranceBonus), group: length(meters.groupBonus) }))}><Segmented options={options} name="side" /></Form.Item>
      <Form.Item {...ROW} name="keep" label={t('plan.weight.keep')} extra={say(chosen.keep, t('plan.weight.keepSay', { meters: length(meters.keepBonus) }))}><Segmented options={options} name="keep" /></Form.Item>
      <Form.Item {...ROW} name="fewestMoves" valuePropName="checked" label={t('plan.fewestShort')} extra={t('plan.fewestSay')}><Switch /></Form.Item>
      <Form.Item {...ROW} name="limitSeconds" label={t('plan.limit')}><Segmented name="limit" options={LIMITS.map((value) => ({ value, label: t('plan.seconds', { count: value }) }))} /></Form.Item>
    </fieldset>
  );
}
