import { setTimeout as sleep } from 'node:timers/promises';

/** A client that sends the same thing again, to the next server, until it is answered. */
export interface Client {
  /** The answer's body. Throws on a refusal, since nothing sent here deserves one, and when nobody answers in time. */
  post(path: string, body: object, cookie?: string): Promise<Record<string, unknown>>;
  /** The session's cookie, good at every server. */
  signIn(username: string, password: string): Promise<string>;
  /** How often something had to be sent again. */
  retries(): number;
  /** Answers that should not be: errors other than "busy, send it again". */
  unexpected(): string[];
}

const EACH_TRY_MS = 5_000;
const GIVE_UP_MS = 45_000;
const BETWEEN_MS = 150;

export function openClient(servers: readonly string[]): Client {
  let turn = 0;
  let retries = 0;
  const unexpected: string[] = [];

  async function send(path: string, body: object, cookie?: string): Promise<Response> {
    for (const until = Date.now() + GIVE_UP_MS; Date.now() < until; retries += 1, await sleep(BETWEEN_MS)) {
      const server = servers[turn++ % servers.length] as string;
      try {
        const answer = await fetch(server + path, {
          method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(EACH_TRY_MS),
          headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
        });
        if (answer.status < 500) return answer;
        if (answer.status !== 503) unexpected.push(`${answer.status} ${path} ${await answer.text()}`);
      } catch { /* nobody there, or gone while answering: it may or may not have been done */ }
    }
    throw new Error(`nobody answered ${path} within ${GIVE_UP_MS} ms`);
  }

  async function accepted(path: string, body: object, cookie?: string): Promise<{ answer: Response; read: Record<string, unknown> }> {
    const answer = await send(path, body, cookie);
    const read = await answer.json() as Record<string, unknown>;
    if (answer.status >= 400) throw new Error(`${answer.status} ${path} ${JSON.stringify(read)}`);
    return { answer, read };
  }

  return {
    post: async (path, body, cookie) => (await accepted(path, body, cookie)).read,
    async signIn(username, password) {
      const { answer } = await accepted('/api/auth/sign-in/username', { username, password });
      return answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ');
    },
    retries: () => retries,
    unexpected: () => unexpected,
  };
}
