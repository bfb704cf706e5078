/** Fewer than this would point at somebody. */
const LEAST_SHOWN = 3;
/** To this the number is rounded for who may not see the needs themselves, so that no difference of two places gives one away. */
const ROUND_TO = 5;

/** A number of households as it may be told: null below three; exact only for who could count them on the list. */
export const shownCount = (households: number, exact: boolean): number | null =>
  (households > 0 && households < LEAST_SHOWN ? null : exact ? households : Math.round(households / ROUND_TO) * ROUND_TO);
