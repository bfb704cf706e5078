/** What is being written, saved at every keystroke: a call coming in or a dead battery loses nothing. */
export interface Draft {
  id: string; secret: string; words: string; placeWords: string; reporterName: string; reporterPhone: string;
  lng: string; lat: string; unitCode: string; unitName: string; keepFromLiaison: boolean;
}
const PLACE = 'sizhi.draft';

// Storage may be switched off or full; then the page simply works without it.
export function readDraft(): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

/** Answers whether it was kept. */
export function writeDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(PLACE, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(): void {
  try { localStorage.removeItem(PLACE); } catch { /* storage is off */ }
}
