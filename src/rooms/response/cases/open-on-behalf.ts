import type { z } from 'zod';
import type { caseOnBehalf, ReportReceived } from '../../../contract/cases.js';
import type { Person } from '../../../ground/access/actor.js';
import { mayAnywhere } from '../../../ground/access/permissions.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { openCases } from './open-cases.js';

/**
 * A case opened by staff for somebody at the counter, on the telephone, on paper or at the door: the same clocks from the same
 * instant as on the web. The secret link belongs to the reporter and is printed on the receipt.
 */
export async function openOnBehalf(ground: Ground, actor: Person, input: z.output<typeof caseOnBehalf>, at: Instant): Promise<Result<ReportReceived>> {
  if (!mayAnywhere(actor, 'case.open-on-behalf')) return refuse('not_allowed');
  const { channel, householdId, ...report } = input;
  const [opened] = await ground.database.transaction(systemScope(ground.countyCode), (tx) =>
    openCases(tx, [{ report, channel, openedBy: actor.personId, householdId: householdId ?? null, at }]));
  return opened as Result<ReportReceived>;
}
