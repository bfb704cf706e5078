import { householdsByIds, type LiaisonSide } from '../rooms/honeycomb/door.js';
import { carryBack, carryOver, describeLiaisons, followHouseholds, placeHouseholds } from '../rooms/liaison/door.js';

/** What the register of the honeycomb has the liaison room do in its own transaction; the rooms themselves do not know each other this way round. */
export const LIAISON_SIDE: LiaisonSide = {
  async follow(tx, householdIds, at) {
    await placeHouseholds(tx, householdIds, at);
    await followHouseholds(tx, [...(await householdsByIds(tx, householdIds)).values()], at);
  },
  liaisonsOf: describeLiaisons,
  carryOver,
  carryBack,
};
