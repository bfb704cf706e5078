import type { z } from 'zod';
import type { Notice, noticePage } from '../../contract/notices.js';
import { call } from './call.js';

export const listNotices = (after?: string, signal?: AbortSignal) =>
  call<z.output<typeof noticePage>>('GET', '/api/notices', { query: { after, limit: 30 }, signal });
export const tellSeen = (ids: string[], state: 'delivered' | 'read') =>
  call<unknown>('POST', '/api/notices/seen', { body: { ids: ids.slice(0, 200), state } });

export interface LiveEvents { onNotice(notice: Notice): void; onCases(): void; onState(connected: boolean): void }

/**
 * GET /api/events. The browser reconnects by itself; when the server refused (the stream is closed for good, as after a
 * sign-out or a restart) a new stream is tried after a pause. Answers the function that ends it.
 */
export function openEvents(events: LiveEvents): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | null = null;
  let ended = false;
  const open = () => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => events.onState(true));
    source.addEventListener('notice', (event) => {
      try { events.onNotice(JSON.parse((event as MessageEvent<string>).data) as Notice); } catch { /* a broken line: the next poll brings it */ }
    });
    source.addEventListener('cases', () => events.onCases());
    source.addEventListener('error', () => {
      events.onState(false);
      if (source?.readyState === EventSource.CLOSED && !ended) again = setTimeout(open, 5000);
    });
  };
  open();
  return () => { ended = true; source?.close(); if (again) clearTimeout(again); };
}
