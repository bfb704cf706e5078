import { useQuery } from '@tanstack/react-query';
import { listCare, type CareRow } from '../../../api/liaison-map.js';
import { useMe } from '../../app/session.js';
import { LIAISON } from '../use-command.js';

const VILLAGE_DIGITS = 12;
const MOST = 1000;

/** Whether care may be shown to this person at all: a liaison's or a village secretary's. The server decides each time. */
export function useMaySeeCare(): boolean {
  const me = useMe();
  return me.permissions.includes('care.read') && me.roles.some(({ role, unitCode }) => role === 'liaison' || (role === 'convenor' && unitCode.length >= VILLAGE_DIGITS));
}

/** The needs of the person's own households, for the map; asked only after the person said so, because each look is recorded. */
export function useCareOnMap(shown: boolean) {
  return useQuery({
    queryKey: [LIAISON, 'map-care'], enabled: shown, staleTime: 10 * 60_000, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const rows: CareRow[] = [];
      let after: string | undefined;
      do {
        const page = await listCare({ purpose: 'map', limit: 200, ...(after ? { after } : {}) }, signal);
        rows.push(...page.rows);
        after = page.next ?? undefined;
      } while (after && rows.length < MOST);
      return { rows, more: after !== undefined };
    },
  });
}
