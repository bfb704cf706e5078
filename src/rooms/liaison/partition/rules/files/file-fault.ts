import type { PartitionFault, PartitionProblem } from '../problem.js';

/** A file that is none of the three kinds, or a broken one: said in one sentence per language. */
export interface FileFault { code: 'empty' | 'not_json' | 'not_numbers' | 'wrong_count' | 'wrong_shape' | 'too_large' | PartitionFault['code']; zh: string; en: string }
export type ReadFile = { ok: true; problem: PartitionProblem; kind: 'pmedcap' | 'dat' | 'json' } | { ok: false; fault: FileFault };

export const broken = (code: FileFault['code'], zh: string, en: string): { ok: false; fault: FileFault } => ({ ok: false, fault: { code, zh, en } });
