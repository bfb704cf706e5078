import { unitList, unitMapQuery, unitOutlines, unitQuery } from '../../../contract/honeycomb.js';
import { define, type Route } from '../../../ground/http/route.js';
import { listUnits } from './list-units.js';
import { showOutlines } from './show-outlines.js';

export const unitRoutes: readonly Route[] = [
  define({
    method: 'GET', path: '/api/units', summary: '查找地方 Units below one, by name, or of a place', action: 'public',
    publicBecause: 'A resident chooses the place of a report without login; names and areas are public (C0).',
    query: unitQuery, answer: unitList,
    run: ({ ground, query }) => listUnits(ground, query),
  }),
  define({
    method: 'GET', path: '/api/map/units', summary: '底图轮廓 Outlines for the schematic map', action: 'public',
    publicBecause: 'The resident taps a place on the schematic map without login; outlines of units are public (C0).',
    query: unitMapQuery, answer: unitOutlines,
    run: ({ ground, query }) => showOutlines(ground, query.parent ?? null),
  }),
];
