import type { OwnerConnection } from '../../../src/ground/database/connect.js';
import type { Instant } from '../../../src/ground/time.js';
import type { Verified } from '../../../src/server/verify-all.js';
import type { World } from '../world.js';
import { countByChannel, countByState, countEscalations, countFactsByKind, findLost, readEnds, readStageFigures, type Ends, type StageRow } from './store.js';

export interface DayFigures {
  day: string;
  size: string;
  seed: number;
  reports: number;
  lost: number;
  byChannel: Record<string, number>;
  byState: Record<string, number>;
  ends: Ends;
  stages: StageRow[];
  /** Clocks by the highest level that was called. */
  escalations: Record<string, number>;
  refusals: number;
  consultations: number;
  reopens: number;
  facts: Record<string, number>;
  deeds: Record<string, number>;
  refused: Record<string, number>;
  people: number;
  signIns: number;
  requests: number;
  verify: Verified;
  wallSeconds: number;
  speedFactor: number;
}

export async function readDayFigures(
  c: OwnerConnection, w: World, about: { day: string; size: string; seed: number; at: Instant; wallMs: number; verify: Verified },
): Promise<DayFigures> {
  const facts = record(await countFactsByKind(c), (row) => row.kind);
  return {
    day: about.day, size: about.size, seed: about.seed, reports: w.tally.reports, lost: (await findLost(c, [...w.cases.keys()])).length,
    byChannel: record(await countByChannel(c), (row) => row.channel), byState: record(await countByState(c), (row) => row.state),
    ends: await readEnds(c), stages: await readStageFigures(c, about.at), escalations: record(await countEscalations(c), (row) => String(row.level)),
    refusals: facts['CaseRefused'] ?? 0, consultations: facts['ConsultationCalled'] ?? 0, reopens: facts['CaseReopened'] ?? 0, facts,
    deeds: w.tally.deeds, refused: w.tally.refused, people: [...w.county.people.values()].filter((p) => p.shifts.some((s) => s.leaving)).length,
    signIns: w.tally.signIns, requests: w.tally.requests, verify: about.verify,
    wallSeconds: Math.round(about.wallMs / 100) / 10, speedFactor: Math.round((24 * 3_600_000) / about.wallMs),
  };
}

const record = <R extends { count: number }>(rows: readonly R[], key: (row: R) => string): Record<string, number> =>
  Object.fromEntries(rows.map((row) => [key(row), row.count]));
