import { sharedPrefix, type Person } from '../../../ground/access/actor.js';
import { PERMISSIONS } from '../../../ground/access/permissions.js';

/** The unit that covers all roles in which the person may see households on the map; null = none. */
export const areaOf = (actor: Person): string | null =>
  sharedPrefix(actor.roles.filter((r) => (PERMISSIONS['grid.read'] as readonly string[]).includes(r.role)).map((r) => r.unitCode));
