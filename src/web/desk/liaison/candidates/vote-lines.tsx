import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { Candidate } from '../../../../contract/liaison.js';
import { useWords } from '../../../ui/language.js';
import type { VoteValues } from './selection-body.js';

/** One line of votes for each candidate. Whoever has not said yes cannot be ticked; a sum above those present is said at once. */
export function VoteLines({ rows, voters }: { rows: Candidate[]; voters: number }) {
  const { t } = useWords();
  const votes = (Form.useWatch('votes') ?? {}) as Record<string, VoteValues>;
  return (
    <fieldset className="votes">
      <legend>{t('sel.votes')}</legend>
      {rows.map((one) => {
        const vote = votes[one.candidateId];
        const sum = (vote?.votesFor ?? 0) + (vote?.votesAgainst ?? 0) + (vote?.abstained ?? 0);
        const willing = one.willingness === 'willing';
        return (
          <div key={one.candidateId} className="vote-line" role="group" aria-label={one.name}>
            <div className="vote-who"><strong dir="auto">{one.name}</strong><small>{t(`cand.agreement.${one.agreement}`)}</small></div>
            {(['votesFor', 'votesAgainst', 'abstained'] as const).map((name) => (
              <Form.Item key={name} name={['votes', one.candidateId, name]} label={t(name === 'votesFor' ? 'sel.for' : name === 'votesAgainst' ? 'sel.against' : 'sel.abstained')}>
                <InputNumber min={0} max={300} precision={0} controls={false} /></Form.Item>
            ))}
            <Form.Item name={['votes', one.candidateId, 'chosen']} valuePropName="checked" label=" " colon={false}>
              <Checkbox disabled={!willing}>{willing ? t('sel.chosen') : t('sel.cannotChoose')}</Checkbox></Form.Item>
            <Form.Item name={['votes', one.candidateId, 'reason']} label={t('liaison.reason')} className="vote-reason"><Input maxLength={300} dir="auto" /></Form.Item>
            {sum > voters && voters > 0 && <p className="breach vote-sum" role="alert">! {t('sel.tooMany', { sum, voters })}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}
