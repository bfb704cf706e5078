import { byId, words } from './given.js';

/** Reads state, deadlines and answer with the phone's own voice, for those who cannot read the screen. */
export function startReadingAloud(): void {
  const press = byId<HTMLButtonElement>('listen');
  if (!press || !('speechSynthesis' in window)) return;
  const label = press.querySelector('span')!;
  const rest = (): void => { label.textContent = words.track.listen; };
  press.hidden = false;
  if (speechSynthesis.speaking) label.textContent = words.track.listenStop;
  press.addEventListener('click', () => {
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); return rest(); }
    const parts = document.querySelectorAll('#state, .holder, .why, .answers .outcome, .answers .said, .clocks li');
    const said = new SpeechSynthesisUtterance(Array.from(parts, (p) => p.textContent ?? '').join('。'));
    said.lang = words.lang === 'en' ? 'en-US' : 'zh-CN';
    said.rate = 0.9;
    said.onend = rest;
    speechSynthesis.speak(said);
    label.textContent = words.track.listenStop;
  });
}
