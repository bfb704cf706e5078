import type { ParsedRow } from '../rules/roster.js';

/** What was understood of a row, field by field, as texts: for the preview and the result's sheet. Nulls are left out. */
export function understood(parsed: ParsedRow): Record<string, string> {
  const all: Record<string, string | number | null> = {
    household_number: parsed.number, name: parsed.name, sex: parsed.sex, birth: parsed.birthYear, phone: parsed.phone, unit: parsed.unitCode, address: parsed.address,
    building: parsed.building, entrance: parsed.entrance, villager_group: parsed.villagerGroup, lng: parsed.lng, lat: parsed.lat, contact: parsed.contact, state: parsed.state,
    householder: parsed.householder ? 'yes' : null,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null).map(([key, value]) => [key, String(value)]));
}
