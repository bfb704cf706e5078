import { createContext, useContext } from 'react';
import type { Me } from '../../../contract/identity.js';

export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only inside the frame. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the frame');
  return me;
}
