import { asOwner } from '../../src/ground/database/connect.js';
import type { Database, Transaction } from '../../src/ground/database/database.js';
import { systemScope } from '../../src/ground/database/scope.js';
import type { RecordedFact } from '../../src/ground/facts/fact.js';
import type { Subscription } from '../../src/ground/facts/relay.js';
import { recordFacts } from '../../src/ground/facts/store.js';
import { newId } from '../../src/ground/id.js';

export const COUNTY = '999901';

/** A table whose rows are the effects of hearing: a fact heard twice stands there twice, in the order of hearing. */
export const makeEffects = (url: string): Promise<unknown> => asOwner(url, async (connection) => {
  await connection.query('create table public.effects (n bigint generated always as identity, listener text, fact_id uuid, subject_id uuid, subject_sequence int)');
  await connection.query('grant select, insert on public.effects to sizhi_app');
});

export const writeEffects = async (tx: Transaction, listener: string, facts: readonly RecordedFact[]): Promise<void> => {
  await tx.query({
    text: `insert into public.effects (listener, fact_id, subject_id, subject_sequence)
           select $1, f, s, q from unnest($2::uuid[], $3::uuid[], $4::int[]) with ordinality as x(f, s, q, n) order by n`,
    values: [listener, facts.map((f) => f.factId), facts.map((f) => f.subjectId), facts.map((f) => f.subjectSequence)],
  });
};

export const effectsOf = (database: Database, listener: string): Promise<{ factId: string; subjectId: string; subjectSequence: number }[]> =>
  database.transaction(systemScope(COUNTY), (tx) =>
    tx.query({ text: 'select fact_id, subject_id, subject_sequence from public.effects where listener = $1 order by n', values: [listener] }));

/** A listener that does nothing but leave its effects. */
export const attentive = (listener: string): Subscription => ({ listener, kinds: ['Told'], hear: (tx, facts) => writeEffects(tx, listener, facts) });

/** `count` facts about one subject; answers their ids. */
export async function tell(tx: Transaction, subjectId: string, options: { count?: number; from?: number } = {}): Promise<string[]> {
  const facts = Array.from({ length: options.count ?? 1 }, (_, i) => ({
    factId: newId(), kind: 'Told', subjectKind: 'thing', subjectId, subjectSequence: (options.from ?? 1) + i, data: {},
    actorKind: 'system' as const, actorId: null, unitCode: COUNTY, happenedAt: 0,
  }));
  await recordFacts(tx, facts);
  return facts.map((f) => f.factId);
}

/** A transaction that has done its work and waits with the commit until it is told. */
export async function holdOpen<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<{ made: T; commit(): Promise<void>; undo(): Promise<void> }> {
  let decide!: (how: 'commit' | 'undo') => void;
  const decided = new Promise<'commit' | 'undo'>((resolve) => { decide = resolve; });
  let worked!: (made: T) => void;
  let broke!: (error: unknown) => void;
  const made = new Promise<T>((resolve, reject) => { worked = resolve; broke = reject; });
  const undone = new Error('undone on purpose');
  const ended = database.transaction(systemScope(COUNTY), async (tx) => {
    worked(await work(tx));
    if (await decided === 'undo') throw undone;
  });
  ended.catch((error) => broke(error));
  return {
    made: await made,
    commit: async () => { decide('commit'); await ended; },
    undo: async () => { decide('undo'); await ended.catch((error) => { if (error !== undone) throw error; }); },
  };
}
