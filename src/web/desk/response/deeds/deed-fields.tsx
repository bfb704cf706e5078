import { Form, Input, Radio, Rate, Select } from 'antd';
import type { ReactNode } from 'react';
import { CLASSES, OUTCOMES, PAUSE_REASONS, type CaseDetail, type CommandVerb } from '../../../../contract/cases.js';
import { useWords, type Words } from '../../../ui/language.js';
import { namedList } from '../../app/named-list.js';
import { FindPerson } from '../../honeycomb/find-person.js';
import { FindMatter } from '../find-matter.js';
import { AddPhotos } from './add-photos.js';

/** The few fields of a deed. Limits are the contract's; a field that is not needed is not asked. */
export function DeedFields({ verb, detail }: { verb: CommandVerb; detail: CaseDetail }) {
  const words = useWords();
  const { t } = words;
  const fields: Record<CommandVerb, () => ReactNode> = {
    accept: () => null, arrive: () => null, resume: () => null,
    answer: () => <>
      {choice('outcome', t('deed.outcome'), OUTCOMES.map((value) => [value, t(`outcome.${value}`)]), words)}
      {text('words', t('deed.words'), words, { least: 1, most: 4000, rows: 4 })}{photos(words)}</>,
    note: () => <>{text('words', t('deed.words'), words, { least: 1, most: 4000, rows: 3 })}{photos(words)}</>,
    'need-help': () => text('words', t('deed.words'), words, { least: 1, most: 4000, rows: 3 }),
    refuse: () => reason(words), 'propose-not-accepted': () => reason(words),
    transfer: () => <>{person(detail, words)}{reason(words)}</>,
    override: () => <>{person(detail, words)}{reason(words)}</>,
    pause: () => <>
      {choice('pauseReason', t('deed.pauseReason'), PAUSE_REASONS.map((value) => [value, t(`pause.${value}`)]), words)}
      <Form.Item name="pauseHours" label={t('deed.until')} initialValue={24}>
        <Select popupRender={namedList(t('deed.until'))} options={[[2, 'h'], [4, 'h'], [12, 'h'], [24, 'd'], [48, 'd'], [72, 'd'], [168, 'd'], [720, 'd']].map(([hours]) => ({
          value: hours, label: Number(hours) < 24 ? t('deed.hours', { count: hours }) : t('deed.days', { count: Number(hours) / 24 }),
        }))} />
      </Form.Item>
      {text('words', t('deed.words'), words, { least: 1, most: 4000, rows: 3 })}</>,
    'correct-matter': () => <Form.Item name="matterCode" label={t('deed.matter')} rules={[{ required: true, message: t('deed.choose') }]}><FindMatter /></Form.Item>,
    'ask-class': () => <>
      {choice('toClass', t('deed.class'), CLASSES.slice(CLASSES.indexOf(detail.class) + 1).map((value) => [value, t(`class.${value}`)]), words)}{reason(words)}</>,
    'decide-class': () => <>{yesNo('granted', t('deed.granted'), [t('deed.granted.yes'), t('deed.granted.no')], words)}
      {text('reason', t('deed.wordsOptional'), words, { least: 0, most: 1000, rows: 2 })}</>,
    'decide-not-accepted': () => <>{yesNo('upheld', t('deed.decision'), [t('deed.upheld.yes'), t('deed.upheld.no')], words)}{reason(words)}</>,
    'decide-consultation': () => <>{person(detail, words)}{text('decision', t('deed.decision'), words, { least: 1, most: 4000, rows: 3 })}</>,
    join: () => <>
      <Form.Item name="leadCaseNumber" label={t('deed.lead')} rules={[{ required: true, min: 3, max: 40, message: t('deed.fill') }]}><Input className="number" autoComplete="off" /></Form.Item>
      {reason(words)}</>,
    'call-back': () => <>
      {yesNo('trulySolved', t('deed.trulySolved'), [t('deed.trulySolved.yes'), t('deed.trulySolved.no')], words)}
      <Form.Item name="stars" label={t('deed.stars')}><Rate /></Form.Item>
      <Form.Item name="pressedToRate" label={t('deed.pressed')}>
        <Radio.Group options={[{ value: false, label: t('deed.pressed.no') }, { value: true, label: t('deed.pressed.yes') }]} /></Form.Item>
      {text('words', t('deed.wordsOptional'), words, { least: 0, most: 2000, rows: 2 })}</>,
  };
  return <>{fields[verb]()}</>;
}

const reason = (words: Words) => text('reason', words.t('deed.reason'), words, { least: 2, most: 1000, rows: 3 });

function text(name: string, label: string, { t }: Words, { least, most, rows }: { least: number; most: number; rows: number }) {
  const rules = least > 0 ? [{ required: true, whitespace: true, message: t('deed.fill') }, { min: least, message: t('deed.short') }] : [];
  return <Form.Item name={name} label={label} rules={rules}><Input.TextArea rows={rows} maxLength={most} showCount={most <= 1000} dir="auto" /></Form.Item>;
}

const person = (detail: CaseDetail, { t }: Words) => (
  <Form.Item name="toPersonId" label={t('deed.person')} rules={[{ required: true, message: t('deed.choose') }]}><FindPerson unit={detail.unitCode} /></Form.Item>
);

const choice = (name: string, label: string, options: [string, string][], { t }: Words) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: t('deed.choose') }]}>
    <Radio.Group className="choices" options={options.map(([value, shown]) => ({ value, label: shown }))} />
  </Form.Item>
);

const yesNo = (name: string, label: string, [yes, no]: [string, string], { t }: Words) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: t('deed.choose') }]}>
    <Radio.Group optionType="button" buttonStyle="solid" options={[{ value: true, label: yes }, { value: false, label: no }]} />
  </Form.Item>
);

const photos = ({ t }: Words) => <Form.Item name="fileIds" label={t('deed.files')}><AddPhotos /></Form.Item>;
