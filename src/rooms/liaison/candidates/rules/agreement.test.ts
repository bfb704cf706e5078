import { describe, expect, it } from 'vitest';
import { agreementOf, checkDecision, type Voted } from './agreement.js';

describe('L2: what the branch says beside what the person says', () => {
  it.each([
    ['willing', 'nominated', 'agreed'], ['unwilling', 'nominated', 'nominated_unwilling'], ['not_asked', 'nominated', 'incomplete'],
    ['willing', 'none', 'willing_unnominated'], ['unwilling', 'none', 'incomplete'], ['not_asked', 'none', 'incomplete'],
    ['willing', 'opposed', 'opposed'], ['unwilling', 'opposed', 'opposed'], ['not_asked', 'opposed', 'opposed'],
  ] as const)('%s and %s is %s', (willingness, nomination, agreement) => expect(agreementOf(willingness, nomination)).toBe(agreement));

  const vote = (over: Partial<Voted> = {}): Voted => ({ candidateId: 'a', name: '甲', willingness: 'willing', votesFor: 3, votesAgainst: 1, abstained: 1, chosen: true, ...over });
  it('takes a vote as it was cast, also one that chose nobody', () => {
    expect(checkDecision([vote()], 5).ok).toBe(true);
    expect(checkDecision([vote({ chosen: false, willingness: 'unwilling' })], 5).ok).toBe(true);
  });
  it('chooses nobody who has not said yes', () => {
    for (const willingness of ['not_asked', 'unwilling'] as const) expect(checkDecision([vote({ willingness })], 5)).toMatchObject({ refusal: { code: 'not_willing', values: { name: '甲' } } });
  });
  it('counts no more votes than there were people', () => {
    expect(checkDecision([vote()], 4)).toMatchObject({ refusal: { code: 'votes_do_not_add', values: { votes: 5, present: 4 } } });
  });
});
