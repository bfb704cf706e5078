import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { startTestServer, type Answered, type As, type TestServer } from '../../tests/setup/server.js';
import { systemScope } from '../ground/database/scope.js';
import { attachFiles } from '../ground/files/store.js';
import { sweepFiles } from '../ground/files/sweep-files.js';
import { DAY } from '../ground/time.js';
import { fileRoutes } from './file-routes.js';

let database: FreshDatabase;
let server: TestServer;
let url: string;
const skew = 0;
const KEY = 'a-secret-of-the-tracking-link';
const staff: As = { personId: randomUUID(), roles: ['handler'] };
const seen = new Set<string>();

beforeAll(async () => {
  database = await freshDatabase();
  server = await startTestServer(database.url, { now: () => Date.now() + skew });
  url = await server.listen();
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

function multipart(bytes: Buffer, name = 'photo.jpg', type = 'image/jpeg'): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'sizhi-boundary';
  return {
    payload: Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
const send = (id: string, bytes: Buffer, name?: string, type?: string, as?: As): Promise<Answered> =>
  server.call('POST', `/api/files?id=${id}`, { ...multipart(bytes, name, type), ...(as ? { as } : {}) });
const inTransaction = <T>(work: Parameters<TestServer['ground']['database']['transaction']>[1]): Promise<T> =>
  server.ground.database.transaction(systemScope(server.ground.countyCode), work) as Promise<T>;
const storedBytes = async (fileId: string): Promise<Buffer> => {
  const [row] = await inTransaction<{ sha256: string }[]>((tx) => tx.query({ text: 'select sha256 from ground.files where file_id = $1', values: [fileId] }));
  const bytes = Buffer.from((await server.ground.files.get(row!.sha256))!);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(row!.sha256);
  return bytes;
};
const photo = (width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } }).jpeg().withExif({
    IFD0: { Make: 'CAMERA-MAKER', Artist: 'ARTIST-NAME' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 29/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '117/1 30/1 0/1' },
  }).toBuffer();

test('a photo is kept without place, device and name, under its hash', async () => {
  const bytes = await photo();
  expect((await sharp(bytes).metadata()).exif?.includes('CAMERA-MAKER')).toBe(true);
  const id = randomUUID();
  const answer = await send(id, bytes);
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ id, mediaType: 'image/jpeg' });
  const kept = await storedBytes(id);
  const metadata = await sharp(kept).metadata();
  expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc, metadata.comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  for (const mark of ['CAMERA-MAKER', 'ARTIST-NAME', 'Exif', 'GPS']) expect(kept.includes(mark)).toBe(false);
});

test('a photo is turned upright and made no longer than 2560 pixels', async () => {
  const bytes = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#a63' } }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const id = randomUUID();
  expect((await send(id, bytes)).status).toBe(201);
  const metadata = await sharp(await storedBytes(id)).metadata();
  expect([metadata.width, metadata.height, metadata.orientation]).toEqual([1920, 2560, undefined]);
});

test('the same bytes again are the same file; others under its id are refused', async () => {
  const id = randomUUID();
  const bytes = await photo(300, 200);
  const first = await send(id, bytes);
  const again = await send(id, bytes);
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect((await send(id, await photo(301, 200))).body.code).toBe('id_already_used');
  const both = randomUUID();
  const together = await Promise.all([send(both, bytes), send(both, bytes), send(both, bytes)]);
  expect(together.map((a) => a.status)).toEqual([201, 201, 201]);
});

test('what is not a photo or a voice is refused, whatever it calls itself', async () => {
  const executables = [
    Buffer.concat([Buffer.from('MZ'), randomBytes(4000)]), Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), randomBytes(4000)]),
    Buffer.from('<html><script>alert(1)</script></html>'), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    Buffer.from('%PDF-1.7\n%....'), Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'latin1'), Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), randomBytes(2000),
  ];
  for (const bytes of executables) {
    const answer = await send(randomUUID(), bytes, 'photo.jpg', 'image/jpeg');
    expect(answer.status).toBe(415);
    expect(['file_type_refused', 'file_broken']).toContain(answer.body.code);
  }
  expect((await send(randomUUID(), Buffer.alloc(0))).body.code).toBe('file_broken');
  expect((await send(randomUUID(), (await photo()).subarray(0, 700))).body.code).toBe('file_broken');
});

test('a picture that unfolds to a hundred million pixels is refused before it does', async () => {
  const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#000' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(1024 * 1024);
  const before = process.memoryUsage().rss;
  const answer = await send(randomUUID(), bomb, 'a.png', 'image/png');
  expect(answer.body.code).toBe('file_too_large');
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test('fifty megabytes end in a sentence, with or without a declared length, and fill neither memory nor disk', async () => {
  const head = multipart(Buffer.alloc(0)).payload.subarray(0, -22);
  const chunk = randomBytes(1024 * 1024);
  const headers = multipart(Buffer.alloc(0)).headers;
  const before = process.memoryUsage().rss;
  const stream = (): ReadableStream => {
    let sent = 0;
    return new ReadableStream({
      pull(controller) {
        if (sent === 0) controller.enqueue(Buffer.concat([head, Buffer.from([0xff, 0xd8, 0xff])]));
        controller.enqueue(chunk);
        if ((sent += 1) >= 50) controller.close();
      },
    });
  };
  const answer = await fetch(`${url}/api/files?id=${randomUUID()}`, { method: 'POST', headers, body: stream(), duplex: 'half' } as RequestInit);
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'file_too_large', sentence: expect.stringContaining('12 MB') });
  const declared = await fetch(`${url}/api/files?id=${randomUUID()}`, { method: 'POST', headers, body: Buffer.concat([head, Buffer.alloc(50 * 1024 * 1024)]) });
  expect(declared.status).toBe(413);
  expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('sizhi-upload-'))).toEqual([]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a request that is no multipart, or is cut off inside, is told so', async () => {
  const whole = multipart(await photo());
  expect((await server.call('POST', `/api/files?id=${randomUUID()}`, { body: { file: 'x' } })).body.code).toBe('input_not_understood');
  expect((await server.call('POST', `/api/files?id=${randomUUID()}`, { payload: 'x', headers: { 'content-type': 'image/jpeg' } })).body.code).toBe('input_not_understood');
  expect((await server.call('POST', `/api/files?id=${randomUUID()}`, { ...whole, payload: whole.payload.subarray(0, 500) })).body.code).toBe('file_unknown');
  expect((await server.call('POST', `/api/files?id=${randomUUID()}`, { ...whole, payload: Buffer.concat([whole.payload.subarray(0, 60), randomBytes(500)]) })).body.code).toBe('file_unknown');
  expect((await server.call('POST', `/api/files?id=nonsense`, whole)).body).toMatchObject({ code: 'input_not_understood', fields: ['id'] });
  expect((await server.call('POST', `/api/files`, whole)).body.code).toBe('input_not_understood');
});

test('a voice is kept as it is; sound in a container named after video passes, a film does not', async () => {
  const wav = Buffer.concat([Buffer.from('RIFF\x24\x08\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x00\x08\x00\x00', 'latin1'), randomBytes(2048)]);
  const id = randomUUID();
  expect((await send(id, wav, 'note.wav', 'audio/wav')).body.mediaType).toBe('audio/wav');
  expect((await storedBytes(id)).equals(wav)).toBe(true);
  const webm = (codec: string): Buffer => Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff', 'hex'), Buffer.from(codec, 'latin1'), Buffer.alloc(200)]);
  expect((await send(randomUUID(), webm('A_OPUS'), 'note.webm', 'audio/webm')).body.mediaType).toBe('audio/webm');
  expect((await send(randomUUID(), webm('V_VP8'), 'note.webm', 'audio/webm')).body.code).toBe('file_type_refused');
  expect((await send(randomUUID(), Buffer.concat([wav, Buffer.alloc(9 * 1024 * 1024)]), 'note.wav', 'audio/wav')).body).toMatchObject({ code: 'file_too_large', sentence: expect.stringContaining('8 MB') });
});

test('files are tied to one subject, all or none', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  await send(a, await photo(50, 50));
  await send(b, await photo(60, 50));
  const subject = randomUUID();
  const unknown = randomUUID();
  expect(await inTransaction((tx) => attachFiles(tx, subject, [a, unknown]))).toEqual([unknown]);
  expect(await inTransaction((tx) => attachFiles(tx, subject, [a, a, b]))).toEqual([]);
  expect(await inTransaction((tx) => attachFiles(tx, subject, [a, b]))).toEqual([]);
  expect(await inTransaction((tx) => attachFiles(tx, randomUUID(), [b]))).toEqual([b]);
});

test('a file is shown to whoever may see its subject, and cannot run', async () => {
  const shown = await startTestServer(database.url, { routes: [] });
  await shown.close();
  const subject = randomUUID();
  const access = { maySee: (_tx: unknown, _actor: unknown, to: string) => Promise.resolve(seen.has(to)), holdsKey: (_tx: unknown, id: string, key: string) => Promise.resolve(id === subject && key === KEY) };
  const routes = fileRoutes(server.ground, access);
  const get = routes.find((r) => r.method === 'GET')!;
  const other = await startTestServer(database.url, { moreRoutes: [{ ...get, path: '/api/shown/:id' }] });
  const id = randomUUID();
  await send(id, await photo(70, 70), undefined, undefined, staff);
  const ask = (as?: As, query = '', headers = {}): Promise<Answered> => other.call('GET', `/api/shown/${id}${query}`, { headers, ...(as ? { as } : {}) });
  // Not sent with anything yet: whoever uploaded it.
  expect((await ask(staff)).status).toBe(200);
  expect((await ask({ personId: randomUUID(), roles: ['handler'] })).status).toBe(404);
  expect((await ask()).status).toBe(404);
  await inTransaction((tx) => attachFiles(tx, subject, [id]));
  expect((await ask(staff)).status).toBe(404);
  seen.add(subject);
  const answer = await ask(staff);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg', 'content-disposition': 'inline', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'",
  });
  expect((await ask({ personId: randomUUID(), roles: ['audit_admin'] })).status).toBe(404);
  expect((await ask(undefined, `?case=${subject}&key=${KEY}`)).status).toBe(200);
  expect((await ask(undefined, `?case=${subject}&key=${KEY}x`)).status).toBe(404);
  expect((await ask(undefined, `?case=${randomUUID()}&key=${KEY}`)).status).toBe(404);
  const part = await ask(staff, '', { range: 'bytes=0-3' });
  expect(part.status).toBe(206);
  expect(part.raw.rawPayload).toEqual(answer.raw.rawPayload.subarray(0, 4));
  expect((await ask(staff, '', { range: 'bytes=999999-' })).status).toBe(416);
  await other.close();
});

test('what was never sent with anything goes after a day, its bytes only when no other file has them', async () => {
  const bytes = await photo(90, 90);
  const [kept, stale, alone] = [randomUUID(), randomUUID(), randomUUID()];
  await send(kept, bytes);
  await send(stale, bytes);
  await send(alone, await photo(91, 90));
  await inTransaction((tx) => attachFiles(tx, randomUUID(), [kept]));
  const [lonely] = await inTransaction<{ sha256: string }[]>((tx) => tx.query({ text: 'select sha256 from ground.files where file_id = $1', values: [alone] }));
  expect(await sweepFiles(server.ground, Date.now() + DAY - 60_000)).toBe(0);
  expect(await sweepFiles(server.ground, Date.now() + DAY + 60_000)).toBeGreaterThanOrEqual(2);
  expect(await server.ground.files.get(lonely!.sha256)).toBeNull();
  expect((await storedBytes(kept)).length).toBeGreaterThan(0);
  expect(await sweepFiles(server.ground, Date.now() + DAY + 60_000)).toBe(0);
});
