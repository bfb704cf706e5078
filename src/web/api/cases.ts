import type { z } from 'zod';
import type {
  CaseDetail, caseOnBehalf, casePage, caseQuery, caseSummary, CommandDone, commands, CommandVerb, mapBox, mapCases, matter, ReportReceived,
} from '../../contract/cases.js';
import { call } from './call.js';
import { newId } from './new-id.js';

export type CaseQuery = Omit<z.input<typeof caseQuery>, 'limit'> & { limit?: number };
export type CasePage = z.output<typeof casePage>;
export type CaseSummary = z.output<typeof caseSummary>;
export type Matter = z.output<typeof matter>;
export type MapCases = z.output<typeof mapCases>;
export type CaseOnBehalf = z.input<typeof caseOnBehalf>;
export type CommandBody<V extends CommandVerb> = z.input<(typeof commands)[V]>;

export const listCases = (query: CaseQuery, signal?: AbortSignal) => call<CasePage>('GET', '/api/cases', { query, signal });
export const summarizeCases = (signal?: AbortSignal) => call<CaseSummary>('GET', '/api/cases/summary', { signal });
export const readCase = (id: string, signal?: AbortSignal) => call<CaseDetail>('GET', `/api/cases/${id}`, { signal });
export const openOnBehalf = (body: CaseOnBehalf) => call<ReportReceived>('POST', '/api/cases', { body });
export const listMatters = (signal?: AbortSignal) => call<{ rows: Matter[] }>('GET', '/api/matters', { signal });
export const casesOnMap = (query: z.output<typeof mapBox>, signal?: AbortSignal) => call<MapCases>('GET', '/api/map/cases', { query, signal });

/** A staff command. Give the same `commandId` again when it is sent again: the server answers the same. */
export const commandCase = <V extends CommandVerb>(caseId: string, verb: V, body: CommandBody<V>) =>
  call<CommandDone>('POST', `/api/cases/${caseId}/${verb}`, { body });

/** A command body's three common parts; keep the result while the person's form is open. */
export const startCommand = (sawVersion: number) => ({ commandId: newId(), sawVersion });
