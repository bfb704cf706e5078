/** Who of this kind of post serves this unit? */
export interface DutyWant {
  postKind: string;
  unitCode: string;
}

export interface OnDuty {
  personId: string;
  name: string;
  postId: string;
  postKind: string;
  postName: string;
  /** Where the post belongs: the wanted unit, one above it, or (see onDuty) one directly below. */
  unitCode: string;
  lng: number | null;
  lat: number | null;
  skills: string[];
  /** Open cases the person may hold at once. */
  capacity: number;
}
