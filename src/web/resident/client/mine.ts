import { byId, button, element, words } from './given.js';

/** The reporter's own list, on this phone only, newest first, at most 50. */
export interface Mine { id: string; key: string; number: string; words: string; at: number }
const PLACE = 'sizhi.mine';

export function readMine(): Mine[] {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '[]') as Mine[];
  } catch {
    return [];
  }
}

function write(list: Mine[]): void {
  try { localStorage.setItem(PLACE, JSON.stringify(list.slice(0, 50))); } catch { /* storage is off */ }
}

export const rememberMine = (one: Mine): void => write([one, ...readMine().filter((m) => m.id !== one.id)]);

export function showMine(): void {
  const place = byId('mine');
  if (!place) return;
  const list = readMine();
  place.hidden = list.length === 0;
  place.textContent = '';
  place.append(element('h2', '', words.report.mine), element('p', 'hint', words.report.mineHint));
  for (const one of list) {
    const line = element('p', 'card');
    const link = element('a', '', `${one.number} ${one.words}`);
    link.href = `/t/${one.id}?key=${encodeURIComponent(one.key)}`;
    line.append(link, ' ', button('plain', words.report.mineForget, () => {
      write(readMine().filter((m) => m.id !== one.id));
      showMine();
    }));
    place.append(line);
  }
}
