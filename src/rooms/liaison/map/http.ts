import { gridAreas, householdColumns, mapQuery, mapView, mapViewQuery } from '../../../contract/liaison.js';
import { define, type Route } from '../../../ground/http/route.js';
import { lookAtView } from './look-at-view.js';
import { showAreas } from './show-areas.js';
import { showHouseholds } from './show-households.js';

export const mapRoutes: readonly Route[] = [
  define({ method: 'GET', path: '/api/liaison/map/grids', summary: '微网格范围 Areas of micro-grids', action: 'map.read', query: mapQuery, answer: gridAreas,
    run: ({ ground, query }) => showAreas(ground, query.unit ?? ground.countyCode) }),
  define({ method: 'GET', path: '/api/liaison/map/households', summary: '全部住户（百米精度） All households, to about 100 m', action: 'grid.read', query: mapQuery,
    answer: householdColumns, perMinute: 30, run: ({ ground, actor, query }) => showHouseholds(ground, actor, query.unit) }),
  define({ method: 'GET', path: '/api/liaison/map/view', summary: '视野内 What is in sight', action: 'grid.read', query: mapViewQuery, answer: mapView,
    run: ({ ground, actor, query }) => lookAtView(ground, actor, query) }),
];
