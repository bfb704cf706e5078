/** Before the name of every draft in localStorage. */
export const DRAFTS = 'sizhi.field.draft.';

/** Signed out, or somebody else's phone now: unfinished words about people's matters go. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFTS)) localStorage.removeItem(key);
  } catch { /* storage forbidden: nothing was kept */ }
}
