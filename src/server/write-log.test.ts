import Fastify from 'fastify';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { SERVER_DEFAULTS } from './server-settings.js';
import { logAnswers, logOptions } from './write-log.js';

test('no tracking key, search word or cookie reaches the log', async () => {
  const lines: string[] = [];
  const options = logOptions({ ...SERVER_DEFAULTS, logLevel: 'debug' });
  const stream = new Writable({ write(chunk, _encoding, next) { lines.push(String(chunk)); next(); } });
  const app = Fastify({ ...options, logger: { ...(options.logger as object), stream } });
  logAnswers(app);
  app.get('/api/track/:id', (request) => { request.log.info({ req: request }, 'seen'); throw new Error('bug'); });
  await app.inject({ url: '/api/track/case-of-somebody?key=SECRETKEY&q=WORDS', headers: { cookie: 'sizhi.session_token=TOKEN' } });
  const text = lines.join('');
  expect(text).toContain('"route":"/api/track/:id"');
  for (const secret of ['SECRETKEY', 'WORDS', 'TOKEN', 'case-of-somebody']) expect(text).not.toContain(secret);
  await app.close();
});
