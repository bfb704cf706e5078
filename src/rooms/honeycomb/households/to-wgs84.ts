import gcoordModule from 'gcoord';

// The package's types describe another export than Node gives.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

export type Datum = 'WGS84' | 'GCJ02' | 'BD09';
const SYSTEMS = { WGS84: gcoord.WGS84, GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 } as const;

/** Degrees of any of the three systems as WGS-84, which is what is stored; to about a tenth of a metre. */
export function toWgs84(datum: Datum, lng: number, lat: number): [number, number] {
  if (datum === 'WGS84') return [lng, lat];
  const [x, y] = gcoord.transform([lng, lat], SYSTEMS[datum], gcoord.WGS84) as [number, number];
  return [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6];
}
