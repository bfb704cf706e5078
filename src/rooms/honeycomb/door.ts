/**
 * The only way into the honeycomb from other rooms. Lists in, lists out, everything inside the caller's transaction:
 * what is read here is as of the same instant as the rest of the caller's work.
 */
export type { UnitSummary } from './units/unit-summary.js';
export { unitsOfPlaces } from './units/units-of-places.js';
export { findUnitsInWords } from './units/find-units-in-words.js';
export { unitsByCode, searchUnits } from './units/store.js';
export type { PersonSummary } from './people/store.js';
export { peopleByIds } from './people/store.js';
export type { DutyChart, ChartRow, Part, ChartHit } from './duties/rules/chart.js';
export { postKindFor } from './duties/rules/chart.js';
export { chartFor } from './duties/chart-for.js';
export type { DutyWant, OnDuty } from './duties/on-duty.js';
export { onDuty } from './duties/on-duty.js';
export { endDuty } from './duties/end-duty.js';
export { rollRoster } from './duties/roll-roster.js';
export type { CountOpenCases } from './duties/list-duty.js';
export { ROSTER_DAYS } from './duties/roll-roster.js';
export { onDutyUntil, rollShifts } from './duties/store.js';
export { listUnits } from './units/list-units.js';
export { householdsWithoutUnit } from './households/store.js';
// For liaison 联户: who lives where, whom to call, who serves.
export type { HouseholdPlace, HouseholdContact } from './households/views.js';
export { householdsByIds, householdsOfCell, countHouseholds, allHouseholdCells, contactsOf, householdAtAddress, householdsAtAddresses } from './households/views.js';
export type { Appointed } from './people/store.js';
export type { HouseholdResident } from './households/views.js';
export { residentsOfHouseholds } from './households/views.js';
export { appointPeople, servingPeople } from './people/store.js';
export { cellsWithin, outlineOf, outlinesOf, childrenOf } from './units/store.js';
// The register's files, for the server: rosters in, the register and results out, the worker's part, and who places households.
export type { PlaceHouseholds } from './households/place-households.js';
export type { LiaisonSide } from './households/liaison-side.js';
export { receiveRoster, MOST_ROSTER_BYTES } from './households/roster/receive-roster.js';
export { workOnImports } from './households/roster/work-on-imports.js';
export { forgetRegister } from './households/forget/forget-register.js';
export { sweepImports } from './households/roster/sweep-imports.js';
export { importFile } from './households/roster/import-file.js';
export { writeResult, sayNote } from './households/roster/write-result.js';
export type { Sheet } from './households/register/export-register.js';
export { exportRegister } from './households/register/export-register.js';
