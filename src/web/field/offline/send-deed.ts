import type { CommandDone } from '../../../contract/cases.js';
import { call, Refused, Unreachable } from '../../api/call.js';
import type { Deed } from './deed.js';
import type { Sent } from './upload.js';

const MOST_TRIES_WHEN_BROKEN = 8;

/** One deed to the server: its files first, each under its own id, then the deed itself. */
export async function sendDeed(deed: Deed): Promise<Sent> {
  try {
    for (const file of deed.files) {
      const form = new FormData();
      form.append('file', new File([file.blob], file.name, { type: file.type }));
      await call('POST', '/api/files', { query: { id: file.id }, file: form, tries: 1 });
    }
    const answer = await call<Partial<CommandDone> | null>('POST', pathOf(deed), { body: deed.body, tries: 1 });
    return { kind: 'done', version: typeof answer?.version === 'number' ? answer.version : null };
  } catch (error) {
    if (error instanceof Unreachable) return { kind: 'later' };
    if (!(error instanceof Refused)) throw error;
    const notNow = error.status === 401 || error.status === 408 || error.status === 429 || error.status === 503 || error.status === 502 || error.status === 504;
    if (notNow || (error.status >= 500 && deed.tries < MOST_TRIES_WHEN_BROKEN)) return { kind: 'later' };
    return { kind: 'refused', refusal: { code: error.code, sentence: error.message } };
  }
}

const pathOf = (deed: Deed): string =>
  deed.kind === 'open' ? '/api/cases' : deed.kind === 'end-duty' ? '/api/duty/end' : `/api/cases/${deed.subjectId}/${deed.verb}`;
