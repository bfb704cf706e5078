import type { Transaction } from '../../../../ground/database/database.js';
import type { Fact } from '../../../../ground/facts/fact.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import { newId } from '../../../../ground/id.js';
import { chinaDay, dayToIso } from '../../../../ground/time.js';
import type { PlaceHouseholds } from '../place-households.js';
import type { HouseholdPlan } from '../rules/plan-changes.js';
import { registerFact, type FactTeller, type ToldResidents } from '../rules/register-facts.js';
import { insertChanges, insertHouseholds, insertResidents, updateHouseholds, updateResidents, type ChangeWrite, type HouseholdWrite, type ResidentWrite } from './store.js';

export interface About { teller: FactTeller; importId: string | null; reason: string }

/**
 * Writes plans: rows, history and one fact per household in this transaction, then has the new ones placed. Residents of a
 * plan without an id get one here. The caller holds the lock of their units. At most a thousand households at once.
 */
export async function writePlans(tx: Transaction, plans: readonly HouseholdPlan[], about: About, place: PlaceHouseholds): Promise<void> {
  const today = dayToIso(chinaDay(about.teller.at));
  const fresh: HouseholdWrite[] = [];
  const changed: HouseholdWrite[] = [];
  const freshPeople: ResidentWrite[] = [];
  const changedPeople: ResidentWrite[] = [];
  const history: ChangeWrite[] = [];
  const told: { householdId: string; unitCode: string; fields: string[]; residents: ToldResidents; registered: boolean }[] = [];
  for (const plan of plans) {
    if (plan.kind === 'refused') continue;
    const householdId = plan.householdId ?? newId();
    const registered = plan.kind === 'register';
    const residents: ToldResidents = { registered: [], changed: [] };
    for (const person of plan.residents) {
      const residentId = person.residentId ?? newId();
      const fields = Object.keys(person.changed);
      if (person.residentId === null || person.isNew === true || registered) {
        freshPeople.push({ residentId, householdId, values: person.values });
        residents.registered.push(residentId);
        if (!registered) history.push({ changeId: newId(), householdId, residentId, kind: 'resident_added', before: null, after: { name: person.values.name } });
      } else if (fields.length > 0) {
        changedPeople.push({ residentId, householdId, values: person.values });
        residents.changed.push({ residentId, fields });
        history.push({ changeId: newId(), householdId, residentId, kind: 'resident_corrected', before: person.before, after: person.changed });
      }
    }
    const fields = Object.keys(plan.changed);
    if (registered) {
      fresh.push({ householdId, values: plan.values, validFrom: today });
      history.push({ changeId: newId(), householdId, residentId: null, kind: 'registered', before: null, after: null });
    } else if (fields.length > 0 || residents.registered.length > 0 || residents.changed.length > 0) {
      changed.push({ householdId, values: plan.values, validFrom: today });
      if (fields.length > 0) history.push({ changeId: newId(), householdId, residentId: null, kind: 'corrected', before: plan.before, after: plan.changed });
    } else continue;
    told.push({ householdId, unitCode: plan.values.unitCode, fields, residents, registered });
  }
  await insertHouseholds(tx, fresh);
  const sequences = await updateHouseholds(tx, changed);
  await insertResidents(tx, freshPeople);
  await updateResidents(tx, changedPeople);
  const { teller, importId, reason } = about;
  await insertChanges(tx, history, { reason, importId, by: teller.actorId, at: teller.at });
  await recordFacts(tx, told.map((one): Fact => registerFact(teller, one.registered ? 'HouseholdRegistered' : 'HouseholdChanged',
    { kind: 'household', id: one.householdId, sequence: one.registered ? 1 : sequences.get(one.householdId) ?? 1, unitCode: one.unitCode },
    { residents: one.residents, ...(one.registered ? {} : { fields: one.fields }), ...(importId === null ? {} : { importId }) })));
  if (fresh.length > 0) await place(tx, fresh.map((row) => row.householdId), teller.at);
}
