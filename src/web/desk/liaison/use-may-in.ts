import { useMe } from '../app/session.js';

/** May the person probably do this in this unit? For what is offered; the server decides each time. */
export function useMayIn(action: string, unitCode: string): boolean {
  const me = useMe();
  return me.permissions.includes(action) && me.roles.some((role) => unitCode.startsWith(role.unitCode));
}
