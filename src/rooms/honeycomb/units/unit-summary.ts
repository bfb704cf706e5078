/** A unit as other rooms need it. `unitCode` is the significant part of the national code: 6, 9, 12, 15 … digits. */
export interface UnitSummary {
  unitCode: string;
  parentCode: string | null;
  level: 'county' | 'town' | 'village' | 'compound' | 'building' | 'entrance';
  kind: string;
  name: string;
  supervisionPhone: string | null;
  lng: number | null;
  lat: number | null;
}
