import type { RoundHousehold } from '../../../contract/care.js';
import { Refused } from '../../api/call.js';
import { readRound } from '../../api/care.js';
import { now } from '../../ui/now.js';
import { live } from '../app/live-value.js';
import { database, type KeptRound } from './database.js';
import type { Deed } from './deed.js';
import { withDeed } from './round-state.js';

/** What people need does not lie on a phone for longer than this, used or not. */
export const KEEP_DAYS = 7;
const KEEP_MS = KEEP_DAYS * 86_400_000;

/** My micro-grids as this phone has them; `kept` is null when it never had them or let them go. */
export const knownRound = live<{ kept: KeptRound | null; failed: unknown; asking: boolean }>({ kept: null, failed: null, asking: false });

let person: string | null = null;
let asking: Promise<void> | null = null;
/** Delivered while a request is on its way, whose answer may be from before. */
let meanwhile: Deed[] = [];

const show = (more: Partial<ReturnType<typeof knownRound.get>>): void => knownRound.set({ ...knownRound.get(), ...more });

/** Opens what the phone keeps for this person; another's, or what is too old, goes. */
export async function loadRound(personId: string): Promise<void> {
  person = personId;
  const kept = await (await database()).get('round', 'round');
  if (kept && kept.personId === personId && now() - kept.fetchedAt < KEEP_MS) return show({ kept });
  await forgetRound();
}

/** Asks the server when what is kept is older than this. Each answer is a look at the households, which they can read. */
export function refreshRound(olderThanMs = 0): Promise<void> {
  const { kept } = knownRound.get();
  if (person === null || (kept && now() - kept.fetchedAt < olderThanMs)) return Promise.resolve();
  asking ??= refresh(person).finally(() => { asking = null; show({ asking: false }); });
  return asking;
}

async function refresh(personId: string): Promise<void> {
  meanwhile = [];
  show({ asking: true });
  try {
    const round = await readRound();
    if (person !== personId) return;
    const reached = knownRound.get().kept?.reached ?? {};
    show({ failed: null });
    await keep({ personId, fetchedAt: now(), reached, round: { ...round, households: round.households.map((h) => meanwhile.filter((d) => d.householdId === h.householdId)
      .reduce((known, deed) => withDeed(known, deed, round.kinds), h)) } });
  } catch (error) {
    // No longer entitled: what was kept goes with the right to it.
    if (error instanceof Refused && error.status === 403) await forgetRound();
    show({ failed: error });
  }
}

/** The server has this one: from now on it is part of what is known. */
export async function deliveredToRound(deed: Deed): Promise<void> {
  if (deed.kind !== 'care' || !deed.householdId) return;
  meanwhile.push(deed);
  await change(deed.householdId, (household, kept) => withDeed(household, deed, kept.round.kinds));
}

const change = async (householdId: string, to: (household: RoundHousehold, kept: KeptRound) => RoundHousehold): Promise<void> => {
  const { kept } = knownRound.get();
  if (kept) await keep({ ...kept, round: { ...kept.round, households: kept.round.households.map((h) => (h.householdId === householdId ? to(h, kept) : h)) } });
};

/** A tick in the emergency list, or its removal; null clears all. It stays on the phone. */
export async function markReached(householdId: string | null): Promise<void> {
  const { kept } = knownRound.get();
  if (!kept) return;
  if (householdId === null) return keep({ ...kept, reached: {} });
  const { [householdId]: before, ...others } = kept.reached;
  await keep({ ...kept, reached: before === undefined ? { ...others, [householdId]: now() } : others });
}

async function keep(kept: KeptRound): Promise<void> {
  show({ kept });
  await (await database()).put('round', kept, 'round');
}

/** Lets go of what became too old while the app stood open. */
export const dropOldRound = async (): Promise<void> => {
  const { kept } = knownRound.get();
  if (kept && now() - kept.fetchedAt >= KEEP_MS) await forgetRound();
};

/** Signed out: an answer still on its way is not kept either. */
export function endRound(): Promise<void> {
  person = null;
  return forgetRound();
}

/** Another person, no longer entitled, or too old: what people need leaves the phone. */
export async function forgetRound(): Promise<void> {
  show({ kept: null, failed: null });
  await (await database()).delete('round', 'round');
}
