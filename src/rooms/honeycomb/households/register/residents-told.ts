import type { Transaction } from '../../../../ground/database/database.js';
import type { ResidentShape } from '../../../../contract/register.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import type { KnownResident, ResidentPlan, ResidentValues } from '../rules/plan-changes.js';
import { isName, readPhone } from '../rules/read-values.js';
import { residentsElsewhere } from './store.js';

const FIELDS = ['name', 'sex', 'birthYear', 'phone', 'householder', 'state'] as const;

/**
 * People as somebody has written them down by hand, compared with those who are registered in the household. One is the
 * householder: who is named as such takes it over. Refusals: name_not_a_name, resident_elsewhere, id_already_used.
 */
export async function planResidents(tx: Transaction, householdId: string, told: readonly ResidentShape[], known: readonly KnownResident[]): Promise<Result<ResidentPlan[]>> {
  if (new Set(told.map((one) => one.residentId)).size < told.length) return refuse('id_already_used');
  const people = told.map(tidyPerson);
  const wrong = people.find((one) => !isName(one.values.name));
  if (wrong) return refuse('name_not_a_name', { name: wrong.values.name });
  if ((await residentsElsewhere(tx, people.map((one) => one.residentId), householdId)).length > 0) return refuse('resident_elsewhere');
  const named = new Map(people.map((one) => [one.residentId, one]));
  const holder = people.find((one) => one.values.householder);
  const others = known.filter((one) => !named.has(one.residentId) && one.householder && holder)
    .map(({ residentId, ...values }) => ({ residentId, values: { ...values, householder: false } }));
  return done([...people, ...others].map(({ residentId, values }): ResidentPlan => {
    const own = { ...values, householder: values.householder && (!holder || holder.residentId === residentId) };
    const now = known.find((one) => one.residentId === residentId);
    if (!now) return { rowNumber: null, residentId, isNew: true, values: own, changed: {}, before: {} };
    const fields = FIELDS.filter((field) => own[field] !== now[field]);
    const only = (from: ResidentValues): Partial<ResidentValues> => Object.fromEntries(fields.map((field) => [field, from[field]]));
    return { rowNumber: null, residentId, values: own, changed: only(own), before: only(now) };
  }));
}

function tidyPerson({ residentId, ...values }: ResidentShape): { residentId: string; values: ResidentValues } {
  const name = values.name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  return { residentId, values: { ...values, name, phone: values.phone === null ? null : readPhone(values.phone)?.phone ?? values.phone } };
}
