import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
// The package ships no types: one function that makes a writable stream which is also a submittable query.
// @ts-expect-error no declaration file
import copyStreams from 'pg-copy-streams';
import { run, types, type Transaction } from './database.js';
import { systemScope } from './scope.js';

/** What a column can be given as. An object is sent as JSON, an array of texts or numbers as an array. */
export type CopyValue = string | number | boolean | null | readonly (string | number)[] | { readonly json: unknown };

/** A transaction of the tables' owner: row-level security does not hold here. For loading and importing only. */
export interface OwnerTransaction extends Transaction {
  /** Sends rows by COPY; answers how many. The rows are drawn as the server takes them, so a generator never piles up. */
  copy(table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number>;
}

/** One transaction as the owner: everything inside stands or nothing does. */
export async function loadAsOwner<T>(databaseUrl: string, countyCode: string, work: (tx: OwnerTransaction) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 10_000, options: '-c timezone=UTC', types });
  // A connection that dies between statements also fails the statement after it, which is where it is reported.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const answer = await work({
        scope: systemScope(countyCode), source: pool,
        query: (statement) => run(client, statement),
        copy: (table, columns, rows) => copyInto(client, table, columns, rows),
      });
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function copyInto(client: pg.ClientBase, table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number> {
  let count = 0;
  function* lines(): Generator<string> {
    let chunk = '';
    for (const row of rows) {
      count += 1;
      chunk += copyLine(row);
      if (chunk.length > 64_000) { yield chunk; chunk = ''; }
    }
    if (chunk !== '') yield chunk;
  }
  const stream = client.query(copyStreams.from(`copy ${table} (${columns.join(', ')}) from stdin`)) as unknown as NodeJS.WritableStream;
  await pipeline(Readable.from(lines(), { objectMode: true }), stream);
  return count;
}

/** One row in COPY's text format, newline included. */
export const copyLine = (row: readonly CopyValue[]): string => row.map(copyField).join('\t') + '\n';

function copyField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value !== 'object') return String(value);
  if ('json' in value) return escapeText(JSON.stringify(value.json));
  return escapeText(`{${value.map((item) => (typeof item === 'number' ? item : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`);
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escapeText = (text: string): string => (NEEDS_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text);
