import pg from 'pg';

/** A plain connection as the database's owner: for migrations, dumps and the private server, never for rooms. */
export interface OwnerConnection {
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Called once when the connection ends without having been closed. */
  lost(told: () => void): void;
  close(): Promise<void>;
}

/** Opens one connection with the rights of the URL's role. Throws what the driver throws when nobody answers. */
export async function connectAsOwner(url: string, options: { timeoutMs?: number } = {}): Promise<OwnerConnection> {
  const client = new pg.Client({
    connectionString: url, connectionTimeoutMillis: options.timeoutMs ?? 10_000, keepAlive: true,
    application_name: 'sizhi owner',
  });
  let closing = false;
  let told: (() => void) | undefined;
  client.on('error', () => undefined);
  client.on('end', () => { if (!closing) told?.(); });
  await client.connect();
  return {
    query: async <R extends object>(text: string, values?: readonly unknown[]) =>
      (values ? await client.query(text, values as unknown[]) : await client.query(text)).rows as R[],
    lost: (tell) => { told = tell; },
    close: async () => { closing = true; await client.end().catch(() => undefined); },
  };
}

/** Opens a connection, does the work, closes it whatever happens. */
export async function asOwner<T>(url: string, work: (connection: OwnerConnection) => Promise<T>): Promise<T> {
  const connection = await connectAsOwner(url);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}
