import { fill } from '../words/words.js';
import { spanInWords } from '../words/time-words.js';
import { byId, given, words } from './given.js';
import { rememberMine } from './mine.js';
import { startReadingAloud } from './read-aloud.js';
import { offerPrinting } from './print.js';

const EVERY_MS = 15_000;

export function startTrackingPage(): void {
  const url = new URL(location.href);
  if (given.sent && given.mine) rememberMine(given.mine);
  url.searchParams.delete('sent');
  url.searchParams.delete('done');
  history.replaceState(null, '', url.pathname + url.search);
  startLink();
  startLive();
  let typed = false;
  document.addEventListener('input', () => { typed = true; });
  const refresh = async (): Promise<void> => {
    if (document.hidden) return;
    const answer = await fetch(url.href, { credentials: 'same-origin' }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of typed ? ['live', 'story'] : ['live', 'story', 'acts']) {
      const next = page.getElementById(id);
      const now = byId(id);
      // An opened form stays as it is while somebody is about to write in it.
      if (!next || !now || (id === 'acts' && now.querySelector('details[open]'))) continue;
      now.replaceWith(document.importNode(next, true));
    }
    startLive();
  };
  setInterval(() => void refresh(), EVERY_MS);
  setInterval(countOn, 1000);
}

function startLive(): void {
  byId('updated')!.hidden = false;
  startReadingAloud();
  countOn();
}

/** The clock of the server, as far as the page knows it: a phone's own clock may be wrong. */
const shift = (given.at ?? Date.now()) - Date.now();

function countOn(): void {
  document.querySelectorAll<HTMLElement>('[data-due]').forEach((place) => {
    const left = Number(place.dataset['due']) - (Date.now() + shift);
    place.textContent = fill(left >= 0 ? words.clock.left : words.clock.over, { time: spanInWords(Math.abs(left), words.ago) });
    if (left < 0) place.closest('li')!.className = 'late';
  });
}

function startLink(): void {
  const link = byId<HTMLAnchorElement>('link')?.href ?? location.href;
  const copy = byId<HTMLButtonElement>('copy');
  if (copy) {
    copy.hidden = false;
    copy.addEventListener('click', () => void copyText(link).then(() => { copy.textContent = words.sent.copied; }));
  }
  const share = byId<HTMLButtonElement>('share');
  if (share && typeof navigator.share === 'function') {
    share.hidden = false;
    share.addEventListener('click', () => void navigator.share({ title: given.mine?.number ?? '', url: link }).catch(() => undefined));
  }
  offerPrinting();
}

async function copyText(text: string): Promise<void> {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand('copy');
  box.remove();
}
