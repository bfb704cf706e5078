import pg from 'pg';

/**
 * A pool for a library that speaks SQL itself: the driver's own types (dates as Date), its own role and schema, no scope.
 * What the role may touch is all that the library can reach.
 */
export function openLibraryPool(url: string, options: { role: string; searchPath: string; max: number }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url, max: options.max, connectionTimeoutMillis: 10_000,
    options: `-c role=${options.role} -c search_path=${options.searchPath} -c statement_timeout=15000 -c timezone=UTC`,
  });
  pool.on('error', () => { /* an idle connection died; the pool makes another when asked */ });
  pool.on('connect', (client) => client.on('error', () => undefined)); // one that dies while a library is using it
  return pool;
}
export type LibraryPool = pg.Pool;
