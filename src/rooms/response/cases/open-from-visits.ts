import { randomBytes } from 'node:crypto';
import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { householdsByIds, type HouseholdPlace } from '../../honeycomb/door.js';
import { findingsOf, type FindingRow } from '../../liaison/door.js';
import { secondIdOf } from './second-id.js';
import { openCases, type Opening } from './open-cases.js';

const MOST_PLACE = 200;

/**
 * L6: what a visit found becomes a case on the household's behalf, under the id the visitor's phone made, in the transaction that
 * hears of it: once, whatever dies. The clocks start when the visit was received. The place is the address in words: the exact
 * point of a household that needs help stays with its liaison. A finding is never lost: under an id somebody took, or in a unit
 * that ended, it is opened all the same.
 */
export async function openFromVisits(tx: Transaction, facts: readonly RecordedFact[]): Promise<void> {
  const heardAt = new Map(facts.map((fact) => [fact.subjectId, fact.happenedAt]));
  const found = await findingsOf(tx, [...heardAt.keys()]);
  const households = await householdsByIds(tx, found.map((f) => f.householdId));
  const openings = found.map((f) => openingOf(f, households.get(f.householdId), heardAt.get(f.visitId) ?? 0));
  const opened = await openCases(tx, openings);
  const refused = openings.filter((_, i) => opened[i]?.ok === false);
  if (refused.length === 0) return;
  for (const [i, again] of (await openCases(tx, refused.map(elsewhere))).entries()) {
    if (!again.ok) throw new Error(`the finding of visit case ${refused[i]?.report.id ?? ''} could not be opened: ${again.refusal.code}`);
  }
}

const openingOf = (found: FindingRow, household: HouseholdPlace | undefined, at: number): Opening => ({
  report: {
    // Nobody knows the secret: the household follows its case on its own page, staff at the desk.
    id: found.caseId, secret: randomBytes(24).toString('base64url'), words: found.caseWords, placeWords: (household?.address ?? '').slice(0, MOST_PLACE),
    unitCode: found.unitCode, coordinateSystem: 'WGS84', fileIds: [], tellLiaison: true,
  },
  channel: 'liaison', openedBy: found.personId, householdId: found.householdId, at,
});

const elsewhere = (opening: Opening): Opening =>
  ({ ...opening, report: { ...opening.report, id: secondIdOf(opening.report.id), unitCode: null } });
