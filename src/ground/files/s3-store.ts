import { AwsClient } from 'aws4fetch';
import type { FileStore } from './file-store.js';

/** An S3-compatible store (MinIO, Ceph, a cloud's): `endpoint` without the bucket, addressed by path. */
export interface S3Settings { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string; timeoutMs?: number }

/** Files as objects `aa/aabb…`; every call is signed (AWS Signature 4) and has a limit in time. */
export function s3Store(settings: S3Settings): FileStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, timeoutMs = 20_000 } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const urlOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha256');
    return `${endpoint.replace(/\/$/, '')}/${bucket}/${sha256.slice(0, 2)}/${sha256}`;
  };
  const ask = (sha256: string, init: RequestInit): Promise<Response> =>
    client.fetch(urlOf(sha256), { ...init, signal: AbortSignal.timeout(timeoutMs) });
  const check = (answer: Response, doing: string): void => {
    if (!answer.ok) throw new Error(`the file store answered ${answer.status} when ${doing}`);
  };
  return {
    async put(sha256, bytes) {
      const answer = await ask(sha256, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer>, headers: { 'content-type': 'application/octet-stream' } });
      check(answer, 'writing');
    },
    async get(sha256) {
      const answer = await ask(sha256, { method: 'GET' });
      if (answer.status === 404) { await answer.body?.cancel(); return null; }
      check(answer, 'reading');
      return new Uint8Array(await answer.arrayBuffer());
    },
    async remove(sha256) {
      const answer = await ask(sha256, { method: 'DELETE' });
      if (answer.status !== 404) check(answer, 'removing');
    },
  };
}
