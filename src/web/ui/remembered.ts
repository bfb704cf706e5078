import { useSyncExternalStore } from 'react';

/**
 * A choice the person made on this device (language, theme, type size), kept in localStorage and shared by every open
 * part of the page. A browser that forbids storage still works; the choice then lasts as long as the page.
 */
export interface Remembered<T extends string> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function remember<T extends string>(name: string, allowed: readonly T[], first: () => T): Remembered<T> {
  const key = `sizhi.${name}`;
  const listeners = new Set<() => void>();
  let value = read(key, allowed) ?? first();
  return {
    get: () => value,
    set(next) {
      value = next;
      try { localStorage.setItem(key, next); } catch { /* storage forbidden: the choice lasts as long as the page */ }
      for (const listener of listeners) listener();
    },
    subscribe(listener) { listeners.add(listener); return () => listeners.delete(listener); },
  };
}

/** The remembered value, re-rendering when it changes. */
export const useRemembered = <T extends string>(choice: Remembered<T>): T =>
  useSyncExternalStore(choice.subscribe, choice.get, choice.get);

function read<T extends string>(key: string, allowed: readonly T[]): T | null {
  try {
    const text = localStorage.getItem(key);
    return allowed.find((value) => value === text) ?? null;
  } catch { return null; }
}
