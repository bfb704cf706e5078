import { useMe } from '../../app/session.js';

export interface Home { unitCode: string; name: string }

/** The widest unit the person has a role in. */
export function useHome(): Home {
  const me = useMe();
  const [widest] = [...me.roles].sort((a, b) => a.unitCode.length - b.unitCode.length);
  return widest ? { unitCode: widest.unitCode, name: widest.unitName } : { unitCode: me.countyCode, name: me.countyName };
}
