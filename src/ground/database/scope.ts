/**
 * Whose eyes a transaction has. Row-level security reads it from settings that live only inside the transaction, so a
 * connection handed back to the pool carries nothing over.
 */
export interface Scope {
  countyCode: string;
  /** system = worker and intake; person = signed in; reporter = holder of one case's secret link. */
  actor: 'system' | 'person' | 'reporter';
  /** Unit code prefix the actor may see; null = no unit at all. */
  unitCode: string | null;
  personId: string | null;
  /** The one subject a secret link opens: a case for its reporter, a household for who holds its card. */
  subjectId: string | null;
  /** Units in which, and below which, the person may see care needs (C2) by role; absent = by role nowhere. */
  careUnitCodes?: readonly string[];
}

export const systemScope = (countyCode: string): Scope => ({
  countyCode, actor: 'system', unitCode: countyCode, personId: null, subjectId: null,
});

export const reporterScope = (countyCode: string, subjectId: string): Scope => ({
  countyCode, actor: 'reporter', unitCode: null, personId: null, subjectId,
});

const UNIT = /^[0-9]{6,21}$/;
const MOST_CARE_UNITS = 200;
const UUID = /^[0-9a-f-]{36}$/i;

/** The statements that open a transaction in this scope, sent as one round trip. Values are checked, then quoted. */
export function beginInScope(scope: Scope): string {
  const { countyCode, unitCode, personId, subjectId, careUnitCodes = [] } = scope;
  if (!UNIT.test(countyCode)) throw new Error('county code is not a division code');
  if (unitCode !== null && !UNIT.test(unitCode)) throw new Error('scope is not a unit code');
  if (careUnitCodes.length > MOST_CARE_UNITS || !careUnitCodes.every((code) => UNIT.test(code))) throw new Error('care scope is not a list of unit codes');
  if (personId !== null && !UUID.test(personId)) throw new Error('person id is not a UUID');
  if (subjectId !== null && !UUID.test(subjectId)) throw new Error('subject id is not a UUID');
  return 'BEGIN;'
    + `SET LOCAL sizhi.county='${countyCode}';SET LOCAL sizhi.actor='${scope.actor}';`
    + `SET LOCAL sizhi.scope='${unitCode ?? ''}';SET LOCAL sizhi.person='${personId ?? ''}';`
    + `SET LOCAL sizhi.subject='${subjectId ?? ''}';SET LOCAL sizhi.care_scope='${careUnitCodes.map((code) => `${code}%`).join(',')}'`;
}
