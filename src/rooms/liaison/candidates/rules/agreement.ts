import { refuse, done, type Result } from '../../../../ground/result.js';

export type Willingness = 'not_asked' | 'willing' | 'unwilling';
export type Nomination = 'none' | 'nominated' | 'opposed';
export type Agreement = 'agreed' | 'nominated_unwilling' | 'willing_unnominated' | 'opposed' | 'incomplete';

/** L2: what the branch says compared with what the person says; one without the other is not yet a choice. */
export function agreementOf(willingness: Willingness, nomination: Nomination): Agreement {
  if (nomination === 'opposed') return 'opposed';
  if (nomination === 'nominated') return willingness === 'willing' ? 'agreed' : willingness === 'unwilling' ? 'nominated_unwilling' : 'incomplete';
  return willingness === 'willing' ? 'willing_unnominated' : 'incomplete';
}

export interface Voted { candidateId: string; name: string; willingness: Willingness; votesFor: number; votesAgainst: number; abstained: number; chosen: boolean }

/**
 * A meeting's decision is recorded as it was taken, but nobody is chosen who has not said yes (volunteer regulations, art. 25:
 * no one is forced), and nobody has more votes than there were people. Refusals: not_willing, votes_do_not_add.
 */
export function checkDecision(votes: readonly Voted[], present: number): Result<null> {
  for (const vote of votes) {
    const cast = vote.votesFor + vote.votesAgainst + vote.abstained;
    if (cast > present) return refuse('votes_do_not_add', { name: vote.name, votes: cast, present });
    if (vote.chosen && vote.willingness !== 'willing') return refuse('not_willing', { name: vote.name });
  }
  return done(null);
}
