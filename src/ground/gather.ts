/**
 * Gathers single calls that arrive while earlier ones are being written into lists, so that many writers share one
 * transaction. Nobody waits on a timer: an idle gatherer starts at once, a busy one takes all that came meanwhile.
 * When a list fails as a whole, each of its items is tried alone, so one bad item harms nobody else.
 */
export function gather<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  limits: { mostAtOnce: number; mostWaiting: number; mostInFlight: number },
): { add(item: Item): Promise<Answer>; full(): boolean } {
  interface Waiting { item: Item; resolve(answer: Answer): void; reject(error: unknown): void }
  let waiting: Waiting[] = [];
  let inFlight = 0;

  const carryOut = async (list: Waiting[]): Promise<void> => {
    try {
      const answers = await work(list.map((w) => w.item));
      list.forEach((w, i) => w.resolve(answers[i] as Answer));
    } catch (error) {
      if (list.length === 1) { list[0]?.reject(error); return; }
      for (const one of list) await carryOut([one]);
    }
  };
  const next = (): void => {
    while (inFlight < limits.mostInFlight && waiting.length > 0) {
      const list = waiting.slice(0, limits.mostAtOnce);
      waiting = waiting.slice(limits.mostAtOnce);
      inFlight += 1;
      void carryOut(list).finally(() => { inFlight -= 1; next(); });
    }
  };
  return {
    full: () => waiting.length >= limits.mostWaiting,
    add: (item) => new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // One turn of the event loop lets requests that arrived together travel together.
      setImmediate(next);
    }),
  };
}
