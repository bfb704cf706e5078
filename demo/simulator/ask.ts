import { Agent, request } from 'node:http';

export interface Answered { status: number; body: any; cookies: string[] }
export interface Ask {
  (method: 'GET' | 'POST', path: string, options?: { body?: unknown; cookie?: string }): Promise<Answered>;
  close(): void;
}

const TIMEOUT_MS = 60_000;

/** Speaks HTTP with the server as a phone or a browser would, over a few kept connections. */
export function openAsk(url: string): Ask {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = (method: 'GET' | 'POST', path: string, options: { body?: unknown; cookie?: string } = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const payload = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body));
      const sent = request({
        agent, hostname, port, method, path, timeout: TIMEOUT_MS,
        headers: {
          ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
          ...(options.cookie ? { cookie: options.cookie } : {}),
        },
      }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const json = String(response.headers['content-type']).includes('json');
          resolve({ status: response.statusCode ?? 0, body: json && text ? JSON.parse(text) : text, cookies: response.headers['set-cookie'] ?? [] });
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} took longer than ${TIMEOUT_MS} ms`)));
      sent.on('error', reject);
      sent.end(payload);
    });
  return Object.assign(ask, { close: () => agent.destroy() });
}
