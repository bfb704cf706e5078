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

function pathOf({ verb, subjectId }: Deed): string {
  switch (verb) {
    case 'open': return '/api/cases';
    case 'end-duty': return '/api/duty/end';
    case 'visit': return '/api/care/visits';
    case 'note-need': return '/api/care/needs';
    case 'confirm-need': return `/api/care/needs/${subjectId}/confirm`;
    case 'end-need': return `/api/care/needs/${subjectId}/end`;
    default: return `/api/cases/${subjectId}/${verb}`;
  }
}
