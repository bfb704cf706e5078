import { useSyncExternalStore } from 'react';
import { remember } from './remembered.js';
import { SIZES, type ThemeName } from './theme.js';

/** Theme and type size of this device. `auto` follows the system. */
export const themeChoice = remember('theme', ['auto', 'light', 'dark'], () => 'auto');
export const sizeChoice = remember('size', SIZES, () => 'normal');

const dark = () => typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches;

export function themeNow(): ThemeName {
  const choice = themeChoice.get();
  return choice === 'auto' ? (dark() ? 'dark' : 'light') : choice;
}

/** Puts the choices on <html> now and whenever they change; call once at the start of a client. */
export function applyLook(): void {
  const put = () => {
    document.documentElement.dataset['theme'] = themeNow();
    document.documentElement.dataset['size'] = sizeChoice.get();
  };
  put();
  themeChoice.subscribe(put);
  sizeChoice.subscribe(put);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', put);
}

function onTheme(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const leave = themeChoice.subscribe(listener);
  system.addEventListener('change', listener);
  return () => { leave(); system.removeEventListener('change', listener); };
}

/** The theme shown now, re-rendering when the person or the system changes it. */
export const useTheme = (): ThemeName => useSyncExternalStore(onTheme, themeNow, themeNow);
