import { useSyncExternalStore } from 'react';

/** One value that screens follow: pages read it by `useLive`, the offline parts set it. */
export interface Live<T> { get(): T; set(value: T): void; subscribe(listener: () => void): () => void }

export function live<T>(first: T): Live<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) { value = next; for (const listener of listeners) listener(); },
    subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); },
  };
}

export const useLive = <T>(value: Live<T>): T => useSyncExternalStore(value.subscribe, value.get, value.get);
