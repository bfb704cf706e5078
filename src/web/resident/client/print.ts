import { byId } from './given.js';

/** The print button shows itself where there is something to print with. */
export function offerPrinting(): void {
  const print = byId<HTMLButtonElement>('print');
  if (!print) return;
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
