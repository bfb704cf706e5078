import type { z } from 'zod';
import type * as care from '../../contract/care.js';
import type { gridAreas, householdColumns, MapView, mapViewQuery } from '../../contract/liaison.js';
import { call } from './call.js';

export type GridAreas = z.output<typeof gridAreas>;
export type HouseholdColumns = z.output<typeof householdColumns>;
export type { MapView };
export type CareQuery = Omit<z.input<typeof care.careQuery>, 'limit'> & { limit?: number };
export type CarePage = z.output<typeof care.carePage>;
export type CareRow = CarePage['rows'][number];
export type CareCounts = z.output<typeof care.careCounts>;

export const readAreas = (unit: string, signal?: AbortSignal) => call<GridAreas>('GET', '/api/liaison/map/grids', { query: { unit }, signal });
export const readColumns = (signal?: AbortSignal) => call<HouseholdColumns>('GET', '/api/liaison/map/households', { signal });
export const readView = (query: z.output<typeof mapViewQuery>, signal?: AbortSignal) => call<MapView>('GET', '/api/liaison/map/view', { query, signal });

/** Every household in the answer counts as looked at, and its people can read who looked. */
export const listCare = (query: CareQuery, signal?: AbortSignal) => call<CarePage>('GET', '/api/care/needs', { query: query as Record<string, string | number>, signal });
export const countCare = (unit: string | undefined, signal?: AbortSignal) => call<CareCounts>('GET', '/api/care/counts', { query: { unit }, signal });
export const confirmNeed = (needId: string, body: z.input<typeof care.confirmNeed>) => call<z.output<typeof care.needDone>>('POST', `/api/care/needs/${needId}/confirm`, { body });
export const endNeed = (needId: string, body: z.input<typeof care.endNeed>) => call<z.output<typeof care.needDone>>('POST', `/api/care/needs/${needId}/end`, { body });
export const noteNeed = (body: z.input<typeof care.noteNeed>) => call<z.output<typeof care.needDone>>('POST', '/api/care/needs', { body });
export const listCareKinds = (signal?: AbortSignal) => call<z.output<typeof care.careKindList>>('GET', '/api/care/kinds', { signal });
