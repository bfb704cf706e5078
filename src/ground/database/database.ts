import pg from 'pg';
import { beginInScope, type Scope } from './scope.js';

/** One statement. `name` makes the server keep its plan; give it to every statement on a hot path. */
export interface Statement {
  name?: string;
  text: string;
  values?: readonly unknown[];
}

/** The only thing a store.ts is given. Rows come back with snake_case columns turned to camelCase. */
export interface Transaction {
  readonly scope: Scope;
  /** Tells one database from another; for remember.ts only. */
  readonly source: object;
  query<R extends object = Record<string, unknown>>(statement: Statement): Promise<R[]>;
}

export interface Database {
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A dedicated connection that hears NOTIFY on the channels; answers a function that stops it. */
  listen(channels: readonly string[], heard: (channel: string, payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
  readonly pool: pg.Pool;
}

// bigint columns (positions, counts) stay below 2^53 here; timestamptz comes as milliseconds, date as text.
export const types = new pg.TypeOverrides();
types.setTypeParser(20, Number);
types.setTypeParser(1184, (text: string) => new Date(text).getTime());
types.setTypeParser(1082, (text: string) => text);

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_TRIES = 5;
const RELISTEN_MS = 500;

/** Opens a pool in the application's role, which owns nothing and bypasses no policy. */
export function openDatabase(url: string, options: { max?: number; role?: string; searchPath?: string } = {}): Database {
  const role = options.role ?? 'sizhi_app';
  const settings = [`-c role=${role}`, '-c statement_timeout=60000', '-c idle_in_transaction_session_timeout=60000', '-c timezone=UTC'];
  if (options.searchPath) settings.push(`-c search_path=${options.searchPath}`);
  const pool = new pg.Pool({
    connectionString: url, max: options.max ?? 10, options: settings.join(' '), connectionTimeoutMillis: 10_000, types,
  });
  pool.on('error', () => { /* an idle connection died; the pool makes another when asked */ });
  // One that dies between two statements of a transaction: the next statement fails, and the pool throws it away. Without
  // somebody listening it would end the whole process.
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function once<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(beginInScope(scope));
      const answer = await work({ scope, source: pool, query: (statement) => run(client, statement) });
      await client.query('COMMIT');
      return answer;
    } catch (error) {
      await client.query('ROLLBACK').catch((e: Error) => { broken = e; });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    pool,
    async transaction(scope, work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await once(scope, work);
        } catch (error) {
          // A deadlock or serialization failure undid everything: the whole unit of work may simply run again.
          if (tries < MAX_TRIES && RETRYABLE.has((error as { code?: string }).code ?? '')) continue;
          throw error;
        }
      }
    },
    async listen(channels, heard) {
      let stopped = false;
      let client: pg.Client | undefined;
      let timer: NodeJS.Timeout | undefined;
      // Whatever ends a connection, one timer brings the next one; a second report of the same end changes nothing.
      const again = (): void => {
        if (stopped || timer) return;
        timer = setTimeout(() => { timer = undefined; connect().catch(again); }, RELISTEN_MS);
      };
      const connect = async (): Promise<void> => {
        const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
        next.on('error', again);
        next.on('end', again);
        next.on('notification', (message) => heard(message.channel, message.payload ?? ''));
        client = next;
        await next.connect();
        for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
        if (stopped) await next.end();
        else heard('connected', '');
      };
      await connect();
      return async () => { stopped = true; clearTimeout(timer); await client?.end().catch(() => undefined); };
    },
    close: () => pool.end(),
  };
}

/** Runs one statement on a connection; shared with copy.ts. */
export async function run<R extends object>(client: pg.ClientBase, statement: Statement): Promise<R[]> {
  const answer = await client.query({ name: statement.name, text: statement.text, values: statement.values as unknown[] });
  return (answer.rows as Record<string, unknown>[]).map(camelRow) as R[];
}

const camelNames = new Map<string, string>();
const camel = (name: string): string => {
  let known = camelNames.get(name);
  if (known === undefined) camelNames.set(name, known = name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase()));
  return known;
};
function camelRow(row: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const key in row) out[camel(key)] = row[key];
  return out;
}
