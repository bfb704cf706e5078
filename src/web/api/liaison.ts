import type { z } from 'zod';
import type * as shapes from '../../contract/liaison.js';
import { call } from './call.js';

type In<S extends z.ZodType> = z.input<S>;
type Out<S extends z.ZodType> = z.output<S>;
export type Coverage = Out<typeof shapes.coverage>;
export type GridPage = Out<typeof shapes.gridPage>;
export type GridHousehold = Out<typeof shapes.gridHousehold>;
export type GridHouseholdPage = Out<typeof shapes.gridHouseholdPage>;
export type CandidateList = Out<typeof shapes.candidateList>;
export type Selection = Out<typeof shapes.selection>;
export type HandoverList = Out<typeof shapes.handoverList>;
export type PlanPage = Out<typeof shapes.planPage>;
export type PlanComparison = Out<typeof shapes.planComparison>;
export type AddCandidate = In<typeof shapes.addCandidate>;
export type RecordSelection = In<typeof shapes.recordSelection>;
export type DraftPlan = In<typeof shapes.draftPlan>;
export type AdjustPlan = In<typeof shapes.adjustPlan>;
export type ChangePlan = In<typeof shapes.changePlan>;

export const readCoverage = (unit: string, signal?: AbortSignal) => call<Coverage>('GET', '/api/liaison/coverage', { query: { unit }, signal });

export const listGrids = (unit: string, after?: string, signal?: AbortSignal) =>
  call<GridPage>('GET', '/api/liaison/grids', { query: { unit, after, limit: 200 }, signal });
/** Those of the unit itself, without the compounds below it; at most a thousand micro-grids are looked through. */
export async function listOwnGrids(unit: string, signal?: AbortSignal): Promise<shapes.MicroGrid[]> {
  const own: shapes.MicroGrid[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 5; pages += 1) {
    const page = await listGrids(unit, after, signal);
    own.push(...page.rows.filter((grid) => grid.unitCode === unit));
    if (!page.next) break;
    after = page.next;
  }
  return own;
}
export const listGridHouseholds = (gridId: string, after?: string, signal?: AbortSignal) =>
  call<GridHouseholdPage>('GET', `/api/liaison/grids/${gridId}/households`, { query: { after, limit: 200 }, signal });
/** Into the micro-grid `gridId`. */
export const moveHousehold = (gridId: string, body: In<typeof shapes.moveHousehold>) =>
  call<{ gridId: string }>('POST', `/api/liaison/grids/${gridId}/move-household`, { body });

export const beginHandover = (body: In<typeof shapes.beginHandover>) => call<{ handoverId: string }>('POST', '/api/liaison/handovers', { body });
export const listHandovers = (unit: string, signal?: AbortSignal) => call<HandoverList>('GET', '/api/liaison/handovers', { query: { unit }, signal });
/** The open ones in which the caller gives or takes. */
export const listMyHandovers = (signal?: AbortSignal) => call<HandoverList>('GET', '/api/liaison/handovers/mine', { signal });
export const readHandover = (handoverId: string, signal?: AbortSignal) => call<shapes.Handover>('GET', `/api/liaison/handovers/${handoverId}`, { signal });
export const signHandover = (handoverId: string, body: In<typeof shapes.signHandover>) => call<unknown>('POST', `/api/liaison/handovers/${handoverId}/sign`, { body });
export const dropHandover = (handoverId: string, body: In<typeof shapes.dropHandover>) => call<unknown>('POST', `/api/liaison/handovers/${handoverId}/drop`, { body });

export const listCandidates = (unit: string, signal?: AbortSignal) => call<CandidateList>('GET', '/api/liaison/candidates', { query: { unit }, signal });
export const addCandidate = (body: AddCandidate) => call<unknown>('POST', '/api/liaison/candidates', { body });
export const changeCandidate = (candidateId: string, body: In<typeof shapes.changeCandidate>) => call<unknown>('POST', `/api/liaison/candidates/${candidateId}/change`, { body });
export const sayWillingness = (candidateId: string, body: In<typeof shapes.sayWillingness>) => call<unknown>('POST', `/api/liaison/candidates/${candidateId}/willingness`, { body });
export const sayNomination = (candidateId: string, body: In<typeof shapes.sayNomination>) => call<unknown>('POST', `/api/liaison/candidates/${candidateId}/nomination`, { body });
export const withdrawCandidate = (candidateId: string, body: In<typeof shapes.withdrawCandidate>) => call<unknown>('POST', `/api/liaison/candidates/${candidateId}/withdraw`, { body });
export const listSelections = (unit: string, signal?: AbortSignal) => call<Out<typeof shapes.selectionList>>('GET', '/api/liaison/selections', { query: { unit }, signal });
export const recordSelection = (body: RecordSelection) => call<unknown>('POST', '/api/liaison/selections', { body });

export const listPlans = (unit: string, after?: string, limit = 50, signal?: AbortSignal) => call<PlanPage>('GET', '/api/liaison/plans', { query: { unit, after, limit }, signal });
export const draftPlan = (body: DraftPlan) => call<Out<typeof shapes.planCommandDone>>('POST', '/api/liaison/plans', { body });
export const readPlan = (planId: string, signal?: AbortSignal) => call<shapes.Plan>('GET', `/api/liaison/plans/${planId}`, { signal });
/** `solve`, `cancel` (keeps the best so far) or `drop`. */
export const stepPlan = (planId: string, step: 'solve' | 'cancel' | 'drop', body: In<typeof shapes.stepPlan>) =>
  call<Out<typeof shapes.planCommandDone>>('POST', `/api/liaison/plans/${planId}/${step}`, { body });
export const adjustPlan = (planId: string, body: AdjustPlan) => call<Out<typeof shapes.planCommandDone>>('POST', `/api/liaison/plans/${planId}/adjust`, { body });
export const changePlan = (planId: string, body: ChangePlan) => call<Out<typeof shapes.planCommandDone>>('POST', `/api/liaison/plans/${planId}/change`, { body });
export const publishPlan = (planId: string, body: In<typeof shapes.publishPlan>) => call<Out<typeof shapes.planPublished>>('POST', `/api/liaison/plans/${planId}/publish`, { body });
export const sayPreference = (body: In<typeof shapes.sayPreference>) => call<{ householdId: string }>('POST', '/api/liaison/preferences', { body });
export const comparePlan = (planId: string, withPlan: string | undefined, signal?: AbortSignal) =>
  call<PlanComparison>('GET', `/api/liaison/plans/${planId}/compare`, { query: { with: withPlan }, signal });
