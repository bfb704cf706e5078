import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { freshDatabase } from '../../../tests/setup/database.js';
import { dumpSchema } from './schema-dump.js';

const SCHEMA = new URL('../../../database/schema.sql', import.meta.url);

it('database/schema.sql is what the migrations lead to (npm run -s sizhi -- migrate --dump)', async () => {
  const fresh = await freshDatabase();
  expect(await dumpSchema(fresh.url)).toBe(readFileSync(SCHEMA, 'utf8').replaceAll('\r\n', '\n'));
  await fresh.drop();
});
