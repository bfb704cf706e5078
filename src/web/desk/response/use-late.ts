import { useEffect, useState } from 'react';

/** The value once it has stood still for `ms`: a search is asked when the typing pauses, not at every key. */
export function useLate<T>(value: T, ms: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return late;
}
