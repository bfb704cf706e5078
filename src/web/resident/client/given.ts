import type { ResidentWords } from '../words/words.js';

/** What the server wrote into the page for the script. */
interface Given {
  words: ResidentWords;
  page?: 'report' | 'track' | 'household';
  faulty?: boolean;
  countyCode?: string;
  at?: number;
  sent?: boolean;
  mine?: { id: string; key: string; number: string; words: string; at: number };
}

export const given = JSON.parse(document.getElementById('for-script')?.textContent ?? '{}') as Given;
export const words = given.words;

export const byId = <T extends HTMLElement = HTMLElement>(id: string): T | null => document.getElementById(id) as T | null;

/** An element with text: text only, so nothing a person wrote is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function button(className: string, text: string, pressed: () => void): HTMLButtonElement {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', pressed);
  return made;
}
