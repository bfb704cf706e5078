import { routes as cases } from '../rooms/response/cases/http.js';
import { routes as matters } from '../rooms/response/matters/http.js';
import type { Route } from '../ground/http/route.js';

/** The whole API on one page: every capability's routes. Sign-in, files and events speak in bytes: raw-routes.ts. */
export const ROUTES: readonly Route[] = [
  ...cases, ...matters,
];
