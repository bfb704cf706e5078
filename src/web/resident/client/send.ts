import type { KeptReport } from './outbox.js';

export type Sent =
  | { kind: 'received'; number: string; path: string }
  | { kind: 'refused'; code: string; sentence: string; fields: string[] }
  /** No connection, or the server is busy: the same report may simply be sent again. */
  | { kind: 'later' };

async function post(url: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const stop = typeof AbortController === 'function' ? new AbortController() : null;
  const timer = setTimeout(() => stop?.abort(), 90_000);
  try {
    return await fetch(url, {
      method: 'POST', body, credentials: 'same-origin', signal: stop?.signal,
      headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, ...headers },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Files first, then the report, all under ids made before: whatever was lost on the way, once more is still once. */
export async function send(report: KeptReport): Promise<Sent> {
  try {
    for (const file of report.files) {
      const form = new FormData();
      form.append('file', file.blob, file.name);
      const answer = await post(`/api/files?id=${file.id}`, form);
      if (!answer.ok) return await refusalOf(answer);
    }
    const answer = await post('/api/reports', JSON.stringify(report.body), { 'content-type': 'application/json' });
    if (!answer.ok) return await refusalOf(answer);
    const received = await answer.json() as { caseNumber: string; trackingPath?: string };
    return { kind: 'received', number: received.caseNumber, path: `/t/${report.id}?key=${encodeURIComponent(report.body.secret)}` };
  } catch {
    return { kind: 'later' };
  }
}

async function refusalOf(answer: Response): Promise<Sent> {
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return { kind: 'later' };
  const refusal = await answer.json().catch(() => ({})) as { code?: string; sentence?: string; fields?: string[] };
  return { kind: 'refused', code: refusal.code ?? '', sentence: refusal.sentence ?? String(answer.status), fields: refusal.fields ?? [] };
}
