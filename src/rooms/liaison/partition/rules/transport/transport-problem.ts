/**
 * The transportation problem with unit demands: each of n households to exactly one of m sinks, loads between least and
 * capacity, integer costs. Σ least ≤ n ≤ Σ capacity must hold (see fit-limits.ts).
 */
export interface Transport {
  n: number;
  m: number;
  /** n × m, household by household; |cost| < 2^30 so that differences fit 32 bits. */
  cost: Int32Array;
  least: Int32Array;
  capacity: Int32Array;
}

export interface TransportAnswer {
  sinkOf: Int32Array;
  /** Dual: what a place at a sink costs on top; with these every household is at a cheapest sink. */
  prices: Float64Array;
  augmentations: number;
}
