import type { RosterField } from '../../../../../contract/register.js';
import type { Words } from '../../../../ui/language.js';

/** What is still missing before the rows can be checked, in words; the server decides the same and says it shorter. */
export function faultOfColumns(fields: readonly (RosterField | null)[], t: Words['t']): string | null {
  const chosen = fields.filter((field) => field !== null);
  const twice = chosen.find((field, i) => chosen.indexOf(field) !== i);
  if (twice) return t('roster.columnsTwice', { field: t(`rosterField.${twice}`) });
  const has = (...some: RosterField[]) => some.some((field) => chosen.includes(field));
  if (!has('name', 'householder')) return t('roster.columnsNoName');
  if (!has('household_number', 'householder', 'address', 'building', 'room', 'relation')) return t('roster.columnsNoHousehold');
  return null;
}
