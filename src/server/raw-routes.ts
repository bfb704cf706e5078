import type { Ground } from '../ground/ground.js';
import type { Identity } from '../ground/identity/open-identity.js';
import type { Sessions } from '../ground/identity/signed-in.js';
import { onDutyUntil, unitsByCode } from '../rooms/honeycomb/door.js';
import { maySeeVisitFile } from '../rooms/liaison/door.js';
import { maySeeCaseFile, maySeeFileByLink } from '../rooms/response/door.js';
import { authRoutes } from './auth-routes.js';
import { cardRoutes } from './card-routes.js';
import { eventRoutes } from './event-routes.js';
import type { Events } from './events.js';
import { fileRoutes } from './file-routes.js';
import { meRoutes } from './me-route.js';
import { rosterRoutes } from './roster-routes.js';
import type { RawRoute } from './raw-route.js';
import type { ServerSettings } from './server-settings.js';

export interface RawParts { ground: Ground; identity: Identity; sessions: Sessions; publicOrigins: readonly string[]; tiles: ServerSettings['tiles']; events: Events }

/** The rest of the API beside routes.ts: sign-in, me, files, events. What the ground asks of rooms is filled in here. */
export const rawRoutes = ({ ground, identity, sessions, publicOrigins, tiles, events }: RawParts): RawRoute[] => [
  ...authRoutes(identity, publicOrigins),
  ...meRoutes(ground, { unitNames: unitsByCode, onDutyUntil }, identity.settings.secondFactor === 'off', tiles),
  ...fileRoutes(ground, {
    maySee: async (tx, actor, attachedTo) => await maySeeCaseFile(tx, attachedTo) || maySeeVisitFile(tx, actor, attachedTo, ground.now()),
    holdsKey: maySeeFileByLink,
  }),
  ...cardRoutes(ground),
  ...rosterRoutes(ground),
  ...eventRoutes(ground, sessions, events),
];
