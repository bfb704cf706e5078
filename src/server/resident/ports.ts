import type { z } from 'zod';
import type { MyHousehold, objectToNeed } from '../../contract/care.js';
import type { addByReporter, confirmByReporter, Report, ReportReceived, reopenByReporter, Tracking } from '../../contract/cases.js';
import type { Unit } from '../../contract/honeycomb.js';
import type { myLiaison, myLiaisonQuery } from '../../contract/liaison.js';
import type { Result } from '../../ground/result.js';

/** What the resident pages ask of the house. doors.ts gives the real ones; a test may give others. */
export interface ResidentPorts {
  receive(report: Report, at: number): Promise<Result<ReportReceived>>;
  /** Minutes until a named person has a report made now, and until somebody is there (54321). */
  promise(at: number): Promise<{ dispatchMinutes: number; arriveMinutes: number }>;
  track(link: { id: string; key: string }, at: number): Promise<Result<Tracking>>;
  confirm(id: string, body: z.output<typeof confirmByReporter>, at: number): Promise<Result<unknown>>;
  reopen(id: string, body: z.output<typeof reopenByReporter>, at: number): Promise<Result<unknown>>;
  add(id: string, body: z.output<typeof addByReporter>, at: number): Promise<Result<unknown>>;
  /** The household's own page, for whoever holds its card; its unit for a report sent from there. */
  household(id: string, secret: string, at: number): Promise<Result<MyHousehold>>;
  object(id: string, secret: string, body: z.output<typeof objectToNeed>, at: number): Promise<Result<unknown>>;
  myLiaison(query: z.output<typeof myLiaisonQuery>): Promise<Result<z.input<typeof myLiaison>>>;
  /** Units directly below one; of the county when null. */
  unitsBelow(parentCode: string | null): Promise<Unit[]>;
  unitByCode(code: string): Promise<Unit | null>;
  storeFile(file: { id: string; bytes: Buffer }, at: number): Promise<Result<{ mediaType: string }>>;
}
