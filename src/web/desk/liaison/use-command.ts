import { useCommand as useAnyCommand, type Command as AnyCommand } from '../app/use-command.js';

/** Everything read for these pages stands under this key, so that one write brings all of it up to date. */
export const LIAISON = 'liaison';

export interface Command<V> extends Omit<AnyCommand<V, true>, 'run'> { run: (values: V) => Promise<boolean> }

/** One write of these pages: app/use-command.ts. Answers whether it was done; what was refused is in `error`. */
export function useCommand<V>(send: (values: V, commandId: string) => Promise<unknown>): Command<V> {
  const { run, ...rest } = useAnyCommand<V, true>(LIAISON, async (values, commandId) => { await send(values, commandId); return true; });
  return { ...rest, run: async (values) => (await run(values)) !== null };
}
