/** What a method found, in places of the lists; tell-plan.ts makes the plan of it. */
export interface Outcome {
  /** The liaison of each household, −1 where there is no place. */
  liaisonOf: Int32Array;
  /** 1: in use. */
  open: Uint8Array;
  /** Of the cost of all placed households; −Infinity when nothing is known. */
  lowerBound: number;
  proven: boolean;
  /** Households whose lock could not be held. */
  freed: Int32Array;
  /** Households whose entrance (`together`) could not stay whole. */
  divided?: Int32Array;
  method: 'transport' | 'assignment' | 'median';
}
