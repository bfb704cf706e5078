import { setServerInstant } from '../../ui/now.js';

const PLACE = 'sizhi.field.clockOffset';

/** How far this phone's clock is from the server's, kept for starts without a network: deeds carry their true time. */
export function keepClockOffset(milliseconds: number): void {
  try { localStorage.setItem(PLACE, String(Math.round(milliseconds))); } catch { /* storage forbidden */ }
}

export function startWithClockOffset(): void {
  try {
    const kept = Number(localStorage.getItem(PLACE) ?? 0);
    if (Number.isFinite(kept) && kept !== 0) setServerInstant(Date.now() + kept);
  } catch { /* storage forbidden */ }
}
