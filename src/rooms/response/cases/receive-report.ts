import type { Report, ReportReceived } from '../../../contract/cases.js';
import { systemScope } from '../../../ground/database/scope.js';
import { gather } from '../../../ground/gather.js';
import type { Ground } from '../../../ground/ground.js';
import { refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { openCases, type Opened, type Opening } from './open-cases.js';

/** Reports that share one transaction at most, transactions under way, and reports that may wait before "busy" is answered. */
const INTAKE = { mostAtOnce: 64, mostInFlight: 4, mostWaiting: 5000 };

type Intake = ReturnType<typeof gather<Opening, Opened>>;
const intakes = new WeakMap<Ground, Intake>();

function intakeOf(ground: Ground): Intake {
  let intake = intakes.get(ground);
  if (!intake) intakes.set(ground, intake = gather((openings) => write(ground, openings), INTAKE));
  return intake;
}

/**
 * A resident's report, acknowledged only when it is safely stored. Reports that arrive together are written together
 * (docs/performance.md has the figures). Refusals: those of openCases, busy.
 */
export async function receiveReport(ground: Ground, report: Report, at: Instant, channel = 'web'): Promise<Result<ReportReceived>> {
  const intake = intakeOf(ground);
  if (intake.full()) return refuse('busy');
  return intake.add({ report, channel, openedBy: null, householdId: null, at });
}

async function write(ground: Ground, openings: readonly Opening[]): Promise<readonly Opened[]> {
  const scope = systemScope(ground.countyCode);
  try {
    return await ground.database.transaction(scope, (tx) => openCases(tx, openings));
  } catch (error) {
    if (openings.length > 1) throw error; // gather tries each alone
    // Finding a person failed for this one. The report itself must not be lost: it goes to the desk, its clock running.
    return ground.database.transaction(scope, (tx) => openCases(tx, openings, false));
  }
}
