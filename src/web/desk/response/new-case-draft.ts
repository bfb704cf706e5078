/** What is typed on the new-case page, kept for this browser tab until it is sent. */
export interface NewCaseDraft {
  channel: 'phone' | 'counter' | 'liaison' | 'paper';
  words: string; placeWords?: string; unitCode?: string; point?: { lng: number; lat: number };
  reporterName?: string; reporterPhone?: string; matterCode?: string; fileIds?: string[];
}

const KEY = 'sizhi.new-case';

/** Files are not kept: their thumbnails would be gone, and nobody could tell what is attached. */
export function keepDraft(draft: NewCaseDraft): void {
  try { sessionStorage.setItem(KEY, JSON.stringify({ ...draft, fileIds: undefined })); } catch { /* storage forbidden: nothing is kept */ }
}

export function readDraft(): Partial<NewCaseDraft> {
  try { return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<NewCaseDraft>; } catch { return {}; }
}

export function forgetDraft(): void {
  try { sessionStorage.removeItem(KEY); } catch { /* nothing was kept */ }
}
