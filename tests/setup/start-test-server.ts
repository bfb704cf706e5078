import { fileURLToPath } from 'node:url';
import { startPrivateServer } from '../../src/ground/database/private-server.js';
import { makeTemplate, sweep } from './template.js';

/** Kept between runs, so that one test file starts in a moment. Runs at the same time share it; the last one stops it. */
const FOLDER = process.env.SIZHI_TEST_FOLDER ?? fileURLToPath(new URL('../../.sizhi/test', import.meta.url));

/** vitest's globalSetup: one server for the run, unless SIZHI_TEST_DATABASE_URL names one whose role may create databases. */
export default async function startTestServer(): Promise<() => Promise<void>> {
  process.env.SIZHI_TEST_RUN = String(process.pid);
  const given = process.env.SIZHI_TEST_DATABASE_URL;
  if (given) {
    await makeTemplate(given);
    return async () => undefined;
  }
  const server = await startPrivateServer({ dataFolder: FOLDER, durable: false, maxConnections: 300 });
  await sweep(server.url);
  await makeTemplate(server.url);
  process.env.SIZHI_TEST_DATABASE_URL = server.url;
  return () => server.stop();
}
