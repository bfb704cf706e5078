import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileStore } from './file-store.js';
import { s3Store } from './s3-store.js';

const objects = new Map<string, Buffer>();
const seen: { method: string; path: string; authorization: string }[] = [];
let receiver: Server;
let store: FileStore;
let failing = 0;
const SHA = 'ab'.repeat(32);

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url!;
      seen.push({ method: request.method!, path, authorization: request.headers.authorization ?? '' });
      if (failing > 0) { failing -= 1; response.writeHead(500).end(); return; }
      if (request.method === 'PUT') { objects.set(path, Buffer.concat(parts)); response.end(); return; }
      if (request.method === 'DELETE') { objects.delete(path); response.writeHead(204).end(); return; }
      const found = objects.get(path);
      if (found) response.end(found); else response.writeHead(404).end('<Error/>');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  store = s3Store({ endpoint: `http://127.0.0.1:${port}/`, bucket: 'sizhi', region: 'cn-north-1', accessKeyId: 'KEYID', secretAccessKey: 'SECRET', timeoutMs: 2000 });
});
afterAll(() => { receiver.close(); });

test('objects are written, read and removed under their hash, every call signed', async () => {
  const bytes = Buffer.from('照片');
  await store.put(SHA, bytes);
  expect(Buffer.from((await store.get(SHA))!)).toEqual(bytes);
  await store.remove(SHA);
  expect(await store.get(SHA)).toBeNull();
  await store.remove(SHA);
  expect(seen.every((call) => call.path === `/sizhi/ab/${SHA}`)).toBe(true);
  expect(seen.every((call) => /^AWS4-HMAC-SHA256 Credential=KEYID\/\d{8}\/cn-north-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/.test(call.authorization))).toBe(true);
  expect(JSON.stringify(seen)).not.toContain('SECRET');
});

test('a passing fault is tried again, a lasting one is told', async () => {
  failing = 1;
  await store.put(SHA, Buffer.from('x'));
  expect(objects.size).toBe(1);
  failing = 99;
  await expect(store.put(SHA, Buffer.from('x'))).rejects.toThrow(/answered 500/);
  failing = 0;
});

test('only hashes are addresses', async () => {
  await expect((async () => store.get('../etc/passwd'))()).rejects.toThrow(/sha256/);
});
