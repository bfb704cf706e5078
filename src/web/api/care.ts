import type { z } from 'zod';
import type * as shapes from '../../contract/care.js';
import { call } from './call.js';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;
export type HouseholdCare = Out<typeof shapes.householdCare>;
export type CardIssued = Out<typeof shapes.cardIssued>;
export type RecordVisit = In<typeof shapes.recordVisit>;
export type NoteNeed = In<typeof shapes.noteNeed>;

export const readRound = () => call<shapes.Round>('GET', '/api/care/round');
/** The look is written down, for the household to read. */
export const readHouseholdCare = (householdId: string, signal?: AbortSignal, purpose: Out<typeof shapes.careView>['purpose'] = 'visit') =>
  call<HouseholdCare>('GET', `/api/care/households/${householdId}`, { query: { purpose }, signal });
/** With a secret made here, so that the same asked again is the same card. */
export const issueCard = (body: In<typeof shapes.issueCard>) => call<CardIssued>('POST', '/api/care/cards', { body });
