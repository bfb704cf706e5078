import gcoordModule from 'gcoord';
import type { Transaction } from '../../../ground/database/database.js';
import { findUnitsInWords, unitsByCode, unitsOfPlaces, type UnitSummary } from '../../honeycomb/door.js';

// The package's types describe another export than Node gives.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

export interface SaidPlace {
  unitCode: string | null;
  placeWords: string;
  words: string;
  lng: number | null;
  lat: number | null;
  coordinateSystem: 'WGS84' | 'GCJ02' | 'BD09';
}
export interface KnownPlace { unit: UnitSummary; lng: number | null; lat: number | null }
export type PlaceRefusal = 'unit_unknown' | 'place_outside';

/** WGS-84 from any of the three systems in use; mixing them would move a house by about 545 m at this latitude. */
export function toWgs84(lng: number, lat: number, from: SaidPlace['coordinateSystem']): [number, number] {
  if (from === 'WGS84') return [lng, lat];
  return gcoord.transform([lng, lat], from === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84) as [number, number];
}

/**
 * Where each report belongs: the unit that was named, else the unit of the point, else a unit named in the words, else the
 * county itself, whose duty chart then decides. A point outside the county with no unit named is refused, not guessed.
 */
export async function settlePlaces(tx: Transaction, said: readonly SaidPlace[]): Promise<(KnownPlace | PlaceRefusal)[]> {
  const county = tx.scope.countyCode;
  const points = said.map((s) => (s.lng === null || s.lat === null ? null : toWgs84(s.lng, s.lat, s.coordinateSystem)));
  const pointed = said.map((s, i) => ({ s, i, point: points[i] })).filter((x) => x.point);
  const pointUnits = new Map<number, string | null>();
  if (pointed.length > 0) {
    const units = await unitsOfPlaces(tx, pointed.map(({ point }) => ({ lng: point![0], lat: point![1] })));
    pointed.forEach(({ i }, n) => pointUnits.set(i, units[n] ?? null));
  }
  const unplaced = said.map((s, i) => ({ s, i })).filter(({ s, i }) => s.unitCode === null && !points[i]);
  const wordUnits = new Map<number, string | null>();
  if (unplaced.length > 0) {
    const units = await findUnitsInWords(tx, unplaced.map(({ s }) => `${s.placeWords} ${s.words}`.slice(0, 1000)));
    unplaced.forEach(({ i }, n) => wordUnits.set(i, units[n] ?? null));
  }
  const codes = said.map((s, i) => s.unitCode ?? pointUnits.get(i) ?? wordUnits.get(i) ?? county);
  const units = await unitsByCode(tx, [...new Set(codes)]);
  return said.map((s, i) => {
    if (s.unitCode === null && points[i] && !pointUnits.get(i)) return 'place_outside';
    const unit = units.get(codes[i] as string);
    if (!unit) return 'unit_unknown';
    return { unit, lng: points[i]?.[0] ?? null, lat: points[i]?.[1] ?? null };
  });
}
