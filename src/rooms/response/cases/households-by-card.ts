import type { Report } from '../../../contract/cases.js';
import type { Transaction } from '../../../ground/database/database.js';
import { verifyCards } from '../../liaison/door.js';

interface Shown { report: Pick<Report, 'householdId' | 'cardSecret'>; householdId: string | null }

/**
 * The openings with the household of each that shows its card (L8). A wrong card, or none, loses no report: it comes without a
 * household. One query for all that show a card, none when nobody does.
 */
export async function withHouseholds<O extends Shown>(tx: Transaction, openings: readonly O[]): Promise<O[]> {
  const shown = openings.map(({ report: { householdId, cardSecret } }) => (householdId && cardSecret ? { householdId, secret: cardSecret } : null));
  const good = await verifyCards(tx, shown.filter((card) => card !== null));
  let nth = 0;
  return openings.map((opening, i) => {
    const card = shown[i];
    const opens = card !== null && good[nth++] === true;
    return opens && opening.householdId === null ? { ...opening, householdId: card?.householdId ?? null } : opening;
  });
}
