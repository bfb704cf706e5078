import type { Route } from '../ground/http/route.js';
import { routes as noticeRoutes } from '../ground/notices/http.js';
import { dutyRoutes } from '../rooms/honeycomb/duties/http.js';
import { householdRoutes } from '../rooms/honeycomb/households/http.js';
import { registerRoutes } from '../rooms/honeycomb/households/register/http.js';
import { unitRoutes } from '../rooms/honeycomb/units/http.js';
import { candidateRoutes } from '../rooms/liaison/candidates/http.js';
import { cardRoutes } from '../rooms/liaison/cards/http.js';
import { careRoutes } from '../rooms/liaison/care/http.js';
import { coverageRoutes } from '../rooms/liaison/coverage/http.js';
import { gridRoutes } from '../rooms/liaison/grids/http.js';
import { handoverRoutes } from '../rooms/liaison/handovers/http.js';
import { mapRoutes } from '../rooms/liaison/map/http.js';
import { planRoutes } from '../rooms/liaison/plans/http.js';
import { visitRoutes } from '../rooms/liaison/visits/http.js';
import { routes as caseRoutes } from '../rooms/response/cases/http.js';
import { countOpenCases, countOpenCasesOfHouseholds } from '../rooms/response/door.js';
import { routes as matterRoutes } from '../rooms/response/matters/http.js';
import { LIAISON_SIDE } from './liaison-side.js';

/** The whole API on one page: every capability's routes. What speaks in bytes (sign-in, files, events) is in raw-routes.ts. */
export const ROUTES: readonly Route[] = [
  ...noticeRoutes,
  // honeycomb 蜂窝
  ...unitRoutes, ...householdRoutes, ...registerRoutes(LIAISON_SIDE), ...dutyRoutes(countOpenCases),
  // liaison 联户
  ...coverageRoutes, ...gridRoutes, ...candidateRoutes, ...planRoutes, ...handoverRoutes,
  ...mapRoutes, ...careRoutes, ...visitRoutes(countOpenCasesOfHouseholds), ...cardRoutes,
  // response 平急
  ...caseRoutes, ...matterRoutes,
];
