import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { openEvents, tellSeen } from '../../api/notices.js';

const LiveContext = createContext(true);

/** True while the stream of events is connected. */
export const useLive = (): boolean => useContext(LiveContext);

const NOT_OFTENER_THAN_MS = 1500;
const POLL_MS = 15_000;

/**
 * Keeps the page true: `cases` events have the lists asked again, at most every second and a half however many come;
 * without a stream everything is asked every 15 seconds.
 */
export function Live({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const refetchCases = throttle(() => {
      for (const key of ['cases', 'summary', 'case', 'map-cases']) void queries.invalidateQueries({ queryKey: [key] });
    }, NOT_OFTENER_THAN_MS);
    const end = openEvents({
      onState: setConnected,
      onCases: refetchCases,
      onNotice: (notice) => {
        void tellSeen([notice.id], 'delivered').catch(() => { /* told again when the list is opened */ });
        void queries.invalidateQueries({ queryKey: ['notices'] });
      },
    });
    return () => { end(); refetchCases.cancel(); };
  }, [queries]);
  useEffect(() => {
    if (connected) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ refetchType: 'active' }), POLL_MS);
    return () => clearInterval(timer);
  }, [connected, queries]);
  return <LiveContext value={connected}>{children}</LiveContext>;
}

/** Runs at once, then at most once per `ms`; what came in between runs at its end. */
function throttle(run: () => void, ms: number): (() => void) & { cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  const call = () => {
    if (timer) { asked = true; return; }
    run();
    timer = setTimeout(() => { timer = null; if (asked) { asked = false; call(); } }, ms);
  };
  return Object.assign(call, { cancel: () => { if (timer) clearTimeout(timer); timer = null; } });
}
