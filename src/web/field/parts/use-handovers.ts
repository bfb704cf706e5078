import { useEffect, useState } from 'react';
import { listMyHandovers, type HandoverList } from '../../api/liaison.js';
import { useOnline } from '../../ui/notes.js';
import { useLive } from '../app/live-value.js';
import { notices } from '../offline/session.js';

/** Handovers in which I give or take; null until they are there. Asked of the server each time: nothing is signed offline. */
export function useMyHandovers(): { rows: HandoverList['rows'] | null; failed: unknown } {
  const online = useOnline();
  const arrived = useLive(notices);
  const [rows, setRows] = useState<HandoverList['rows'] | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  useEffect(() => {
    if (!online) return;
    const stop = new AbortController();
    listMyHandovers(stop.signal).then((list) => { setRows(list.rows); setFailed(null); }, (error: unknown) => { if (!stop.signal.aborted) setFailed(error); });
    return () => stop.abort();
  }, [online, arrived]);
  return { rows, failed };
}
