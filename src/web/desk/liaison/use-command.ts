import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Unreachable } from '../../api/call.js';
import { newId } from '../../api/new-id.js';

/** Everything read for these pages stands under this key, so that one write brings all of it up to date. */
export const LIAISON = 'liaison';

export interface Command<V> { run: (values: V) => Promise<boolean>; busy: boolean; error: Error | null; clear: () => void }

/**
 * One write. The same values sent again after a lost connection go out under the same id, so they are done once; after a refusal a
 * new id is made. Answers whether it was done; what was refused is in `error`, and the pages are fresh either way.
 */
export function useCommand<V>(send: (values: V, commandId: string) => Promise<unknown>): Command<V> {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const sent = useRef<{ id: string; text: string } | null>(null);
  const run = async (values: V) => {
    const text = JSON.stringify(values);
    if (sent.current?.text !== text) sent.current = { id: newId(), text };
    setBusy(true);
    setError(null);
    try {
      await send(values, sent.current.id);
      sent.current = null;
      return true;
    } catch (thrown) {
      setError(thrown as Error);
      if (!(thrown instanceof Unreachable)) sent.current = null;
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [LIAISON] });
    }
  };
  return { run, busy, error, clear: () => setError(null) };
}
