import type { HouseholdPage } from '../../../../../contract/register.js';
import type { PointOf } from './point-field.js';

/** What the fields of a place hold while they are typed in. */
export interface PlaceValues { address: string; householdNumber?: string | null; villagerGroup?: string | null; building?: string | null; entrance?: string | null; point?: PointOf | null }

const blank = (text: string | null | undefined): string | null => text?.trim() || null;

/** As it is sent: what is empty is null. */
export const placeOf = (values: PlaceValues) => ({
  address: values.address.trim(), householdNumber: blank(values.householdNumber), villagerGroup: blank(values.villagerGroup), building: blank(values.building), entrance: blank(values.entrance),
  lng: values.point?.lng ?? null, lat: values.point?.lat ?? null, datum: values.point?.datum ?? 'WGS84' as const,
});

export const valuesOf = (household: HouseholdPage): PlaceValues => ({
  address: household.address, householdNumber: household.householdNumber, villagerGroup: household.villagerGroup, building: household.building, entrance: household.entrance,
  point: household.lng !== null && household.lat !== null ? { lng: household.lng, lat: household.lat, datum: 'WGS84' } : null,
});

/** Only what was changed travels, so that nobody else's change is overwritten with what stood here before. */
export function changedPlace(before: PlaceValues, after: PlaceValues) {
  const [was, now] = [placeOf(before), placeOf(after)];
  const fields = (['address', 'householdNumber', 'villagerGroup', 'building', 'entrance'] as const).filter((field) => was[field] !== now[field]);
  const moved = was.lng !== now.lng || was.lat !== now.lat || was.datum !== now.datum;
  return {
    ...Object.fromEntries(fields.map((field) => [field, now[field]])),
    ...(moved ? { point: now.lng === null || now.lat === null ? null : { lng: now.lng, lat: now.lat, datum: now.datum } } : {}),
  };
}
