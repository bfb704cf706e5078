import type { Transaction } from '../../../../ground/database/database.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import { newId } from '../../../../ground/id.js';
import { tellerOf, type Acting } from '../register/act-on-household.js';
import { insertChanges, updateHouseholds, updateResidents, type ResidentWrite } from '../register/store.js';
import { registerFact, type RegisterFactKind } from '../rules/register-facts.js';
import { sameHousehold } from './known.js';
import type { Two } from './store.js';

export interface TwoStep {
  from: Two; to: Two; dates: { kept: { validFrom: string }; ended: { validFrom: string } };
  /** Null: the ended one is in force again. */
  endedOn: string | null;
  kind: 'merged' | 'unmerged'; fact: RegisterFactKind; reason: string; mergeId: string;
}

/** Writes both households of a merge or of its undo: rows, people, history and a fact for each. */
export async function writeTwo(tx: Transaction, acting: Acting, step: TwoStep): Promise<void> {
  const { from, to } = step;
  const told = await updateHouseholds(tx, [
    { householdId: to.kept.householdId, values: to.kept, validFrom: step.dates.kept.validFrom },
    { householdId: to.ended.householdId, values: to.ended, validFrom: step.dates.ended.validFrom, validTo: step.endedOn, endedBecause: step.endedOn === null ? null : 'merged' },
  ]);
  await updateResidents(tx, changedPeople(from, to));
  await insertChanges(tx, [
    { changeId: newId(), householdId: to.kept.householdId, residentId: null, kind: step.kind, before: shortly(from.kept), after: { ...shortly(to.kept), other: to.ended.address } },
    { changeId: newId(), householdId: to.ended.householdId, residentId: null, kind: step.kind, before: shortly(from.ended), after: { ...shortly(to.ended), other: to.kept.address } },
  ], { reason: step.reason, importId: null, by: acting.actor.personId, at: acting.at });
  await recordFacts(tx, [to.kept, to.ended].map(({ householdId, unitCode }, i) => registerFact(tellerOf(acting), step.fact,
    { kind: 'household', id: householdId, sequence: told.get(householdId) ?? 1, unitCode }, { mergeId: step.mergeId, otherId: (i === 0 ? to.ended : to.kept).householdId })));
}

function changedPeople(from: Two, to: Two): ResidentWrite[] {
  const write = (two: Two): ResidentWrite[] => [two.kept, two.ended].flatMap(({ householdId, residents }) => residents.map(({ residentId, ...values }) => ({ residentId, householdId, values })));
  const before = new Map(write(from).map((one) => [one.residentId, one]));
  return write(to).filter((one) => {
    const was = before.get(one.residentId);
    return was?.householdId !== one.householdId || JSON.stringify(Object.entries(was.values).sort()) !== JSON.stringify(Object.entries(one.values).sort());
  });
}

/** What the history shows of a household: its address and the names of its people. */
const shortly = ({ address, householdNumber, residents }: Two['kept']): { address: string; householdNumber: string | null; people: string[] } =>
  ({ address, householdNumber, people: residents.map((one) => one.name) });

/** Is a pair of households what it was? */
export const sameTwo = (a: Two, b: Two): boolean => sameHousehold(a.kept, b.kept) && sameHousehold(a.ended, b.ended);
