import { useCallback, useState } from 'react';
import { DRAFTS } from '../offline/drafts.js';

/** Words being written, kept at every keystroke: a call coming in or a killed app loses none of them. */
export function useDraft(name: string): [text: string, write: (text: string) => void, clear: () => void] {
  const place = `${DRAFTS}${name}`;
  const [text, setText] = useState(() => { try { return localStorage.getItem(place) ?? ''; } catch { return ''; } });
  const write = useCallback((next: string) => {
    setText(next);
    try { if (next) localStorage.setItem(place, next); else localStorage.removeItem(place); } catch { /* storage forbidden */ }
  }, [place]);
  return [text, write, useCallback(() => write(''), [write])];
}
