import type { Transaction } from '../../../../ground/database/database.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { unitsByCode } from '../../units/store.js';
import { judgePoint } from '../rules/judge-point.js';
import { spellingsOf } from '../rules/plan-changes.js';
import { countyOutline } from '../roster/store.js';
import { toWgs84, type Datum } from '../to-wgs84.js';
import { householdsLike } from './store.js';

/** Households are registered in villages, communities and compounds. Answers the names with which an address may begin. */
export async function checkUnit(tx: Transaction, unitCode: string): Promise<Result<string[]>> {
  const chain = [6, 9, 12, 15].filter((length) => length <= unitCode.length).map((length) => unitCode.slice(0, length));
  const units = await unitsByCode(tx, chain);
  const unit = units.get(unitCode);
  if (!unit) return refuse('unit_unknown');
  if (unit.level !== 'village' && unit.level !== 'compound') return refuse('unit_without_households');
  const names = chain.map((code) => units.get(code)?.name ?? '');
  return done(names.map((_, i) => names.slice(i).join('')).filter((prefix) => prefix !== ''));
}

/** A point as it is stored; a household may be without one, but not somewhere outside the county. */
export async function checkPoint(tx: Transaction, lng: number | null, lat: number | null, datum: Datum): Promise<Result<{ lng: number | null; lat: number | null }>> {
  if (lng === null && lat === null) return done({ lng, lat });
  if (lng === null || lat === null) return refuse('point_half');
  const judged = judgePoint(lng, lat, { outline: await countyOutline(tx), toWgs84: (x, y) => toWgs84(datum, x, y) });
  return judged.ok && !judged.swapped ? done({ lng: judged.lng, lat: judged.lat }) : refuse('place_outside');
}

/**
 * A door has one household, unless both are told apart by their numbers; a number has one in its unit. `self` is the household
 * the place is for. The caller holds the unit's lock.
 */
export async function checkFree(
  tx: Transaction, place: { unitCode: string; address: string; householdNumber: string | null }, prefixes: readonly string[], self: string,
): Promise<Result<null>> {
  const alike = await householdsLike(tx, {
    unitCodes: [place.unitCode], numbers: place.householdNumber === null ? [] : [place.householdNumber], addressKeys: spellingsOf(place.address, prefixes), names: [],
  });
  const taken = alike.find((one) => one.householdId !== self
    && (one.householdNumber === null || place.householdNumber === null || one.householdNumber === place.householdNumber));
  return taken ? refuse('household_exists', { address: taken.address }) : done(null);
}
