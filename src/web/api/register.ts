import type { z } from 'zod';
import type * as shapes from '../../contract/register.js';
import { address, call, readAnswer, settings, Unreachable } from './call.js';
import { say } from '../words/words.js';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;
export type ImportList = Out<typeof shapes.importList>;
export type ImportRowPage = Out<typeof shapes.importRowPage>;
export type RegisterPage = Out<typeof shapes.registerPage>;
export type DoubleList = Out<typeof shapes.doubleList>;
export type MergeList = Out<typeof shapes.mergeList>;
export type RegisterHousehold = In<typeof shapes.registerHousehold>;
export type CorrectHousehold = In<typeof shapes.correctHousehold>;

export interface SentRoster { id: string; unit: string; datum: shapes.Datum; file: File }
export const ROSTER_LIMITS = { bytes: 40 * 1024 * 1024, rows: 200_000 } as const;

/**
 * Sends a roster and has it read; `onSent` hears how much of it has left this machine (0 to 1), which fetch does not tell. The
 * same id with the same file is the same import, however often the line breaks. Throws Refused, Unreachable, or the abort.
 */
export function sendRoster(sent: SentRoster, onSent: (share: number) => void, signal: AbortSignal): Promise<{ id: string }> {
  const { id, unit, datum, file } = sent;
  const form = new FormData();
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const asking = new XMLHttpRequest();
    asking.open('POST', address('/api/register/imports', { id, unit, datum, fileName: file.name.slice(-200) }));
    asking.setRequestHeader('accept', 'application/json');
    asking.setRequestHeader('accept-language', settings.language() === 'en' ? 'en' : 'zh-CN');
    asking.upload.onprogress = (event) => { if (event.lengthComputable && event.total > 0) onSent(event.loaded / event.total); };
    asking.onload = () => resolve(readAnswer<{ id: string }>(new Response(asking.responseText, { status: asking.status }), settings.language()));
    asking.onerror = () => reject(new Unreachable(say(settings.language(), 'roster.lineBroke')));
    asking.onabort = () => reject(new DOMException('given up', 'AbortError'));
    signal.addEventListener('abort', () => asking.abort());
    asking.send(form);
  });
}

export const listImports = (unit: string | undefined, signal?: AbortSignal) => call<ImportList>('GET', '/api/register/imports', { query: { unit }, signal });
export const readImport = (id: string, signal?: AbortSignal) => call<shapes.RosterImport>('GET', `/api/register/imports/${id}`, { signal });
export const listImportRows = (id: string, query: In<typeof shapes.importRowQuery>, signal?: AbortSignal) =>
  call<ImportRowPage>('GET', `/api/register/imports/${id}/rows`, { query: query as Record<string, string | number>, signal });
export const chooseColumns = (id: string, body: In<typeof shapes.chooseColumns>) => call<shapes.RosterImport>('POST', `/api/register/imports/${id}/columns`, { body });
export const stepImport = (id: string, step: 'apply' | 'cancel', body: In<typeof shapes.importCommand>) =>
  call<shapes.RosterImport>('POST', `/api/register/imports/${id}/${step}`, { body });
/** Addresses of sheets, for links. */
export const resultSheet = (id: string) => `/api/register/imports/${id}/result.xlsx`;
export const EXPORT_KINDS = ['csv', 'xlsx'] as const;
export const registerSheet = (unit: string, kind: (typeof EXPORT_KINDS)[number]) => address(`/api/register/export.${kind}`, { unit });

export const listHouseholds = (query: In<typeof shapes.registerQuery>, signal?: AbortSignal) =>
  call<RegisterPage>('GET', '/api/register/households', { query: query as Record<string, string | number>, signal });
export const readHousehold = (id: string, signal?: AbortSignal) => call<shapes.HouseholdPage>('GET', `/api/register/households/${id}`, { signal });
export const registerHousehold = (body: RegisterHousehold) => call<Out<typeof shapes.householdAnswer>>('POST', '/api/register/households', { body });
export const correctHousehold = (id: string, body: CorrectHousehold) => call<Out<typeof shapes.householdAnswer>>('PUT', `/api/register/households/${id}`, { body });
export const moveHousehold = (id: string, body: In<typeof shapes.moveHousehold>) => call<Out<typeof shapes.householdAnswer>>('POST', `/api/register/households/${id}/move`, { body });
/** An ended household that is back. */
export const returnHousehold = (id: string, body: In<typeof shapes.returnHousehold>) => call<Out<typeof shapes.householdAnswer>>('POST', `/api/register/households/${id}/return`, { body });
export const endHousehold = (id: string, body: In<typeof shapes.endHousehold>) => call<Out<typeof shapes.householdAnswer>>('POST', `/api/register/households/${id}/end`, { body });

export const listDoubles = (unit: string | undefined, signal?: AbortSignal) => call<DoubleList>('GET', '/api/register/doubles', { query: { unit }, signal });
/** They are two households: not shown again as a pair. */
export const decideNotDoubles = (body: In<typeof shapes.notDoubles>) => call<Out<typeof shapes.notDoublesAnswer>>('POST', '/api/register/doubles/decide', { body });
export const listMerges = (unit: string | undefined, signal?: AbortSignal) => call<MergeList>('GET', '/api/register/merges', { query: { unit }, signal });
export const mergeHouseholds = (body: In<typeof shapes.mergeHouseholds>) => call<Out<typeof shapes.mergeAnswer>>('POST', '/api/register/merges', { body });
export const undoMerge = (mergeId: string, body: In<typeof shapes.undoMerge>) => call<Out<typeof shapes.mergeAnswer>>('POST', `/api/register/merges/${mergeId}/undo`, { body });
