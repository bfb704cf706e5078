import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Unreachable } from '../../api/call.js';
import { newId } from '../../api/new-id.js';

export interface Command<V, A> { run: (values: V) => Promise<A | null>; busy: boolean; error: Error | null; clear: () => void }

/**
 * One write. The same values sent again after a lost connection go out under the same id, so they are done once; after a refusal
 * a new id is made. Answers what the server said, or null when it was refused: the reason is in `error`. What stands under
 * `stale` is read anew either way.
 */
export function useCommand<V, A>(stale: string, send: (values: V, commandId: string) => Promise<A>): Command<V, A> {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const sent = useRef<{ id: string; text: string } | null>(null);
  const run = async (values: V) => {
    const text = JSON.stringify(values) ?? '';
    if (sent.current?.text !== text) sent.current = { id: newId(), text };
    setBusy(true);
    setError(null);
    try {
      const answer = await send(values, sent.current.id);
      sent.current = null;
      return answer;
    } catch (thrown) {
      setError(thrown as Error);
      if (!(thrown instanceof Unreachable)) sent.current = null;
      return null;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [stale] });
    }
  };
  return { run, busy, error, clear: () => setError(null) };
}
