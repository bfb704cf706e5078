import type { z } from 'zod';
import type { dutyPage, dutyQuery, endDuty, householdList, unitList, unitOutlines, unitQuery } from '../../contract/honeycomb.js';
import { call } from './call.js';

export type DutyPage = z.output<typeof dutyPage>;
export type Household = z.output<typeof householdList>['rows'][number];
export type UnitOutlines = z.output<typeof unitOutlines>;

export const listUnits = (query: z.input<typeof unitQuery>, signal?: AbortSignal) =>
  call<z.output<typeof unitList>>('GET', '/api/units', { query: query as Record<string, string | number>, signal });
export const readOutlines = (parent: string | undefined, signal?: AbortSignal) =>
  call<UnitOutlines>('GET', '/api/map/units', { query: { parent }, signal });
export const listOnDuty = (query: z.input<typeof dutyQuery>, signal?: AbortSignal) =>
  call<DutyPage>('GET', '/api/duty', { query: query as Record<string, string | number>, signal });
export const endDutyNow = (body: z.input<typeof endDuty>) => call<unknown>('POST', '/api/duty/end', { body });
export const findHouseholds = (q: string, signal?: AbortSignal) =>
  call<z.output<typeof householdList>>('GET', '/api/households', { query: { q }, signal });
