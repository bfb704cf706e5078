import type { Database } from '../database/database.js';

/** Answers whether the database answers within the time given, in milliseconds. Never throws. */
export async function databaseAnswers(database: Database, withinMs = 2000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), withinMs); });
  const asked = database.pool.query('select 1').then(() => true, () => false);
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
