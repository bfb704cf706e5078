import { describe, expect, it } from 'vitest';
import { CONTACTS, CORRECTIONS, DATUMS, DOUBLE_REASONS, END_CAUSES, FORBIDDEN_KINDS, IMPORT_STATES, OUTCOMES, REJECTIONS, RESIDENT_STATES, RESULTS, ROSTER_FIELDS } from '../../contract/register.js';
import { WORDS } from './words.js';

describe('the register’s words', () => {
  it.each([
    ['rosterField', ROSTER_FIELDS], ['rosterNote', [...CORRECTIONS, ...REJECTIONS]], ['roster.state', IMPORT_STATES], ['roster.result', RESULTS], ['roster.outcome', OUTCOMES],
    ['roster.forbidden', FORBIDDEN_KINDS], ['roster.datum', DATUMS], ['contact', CONTACTS], ['living', RESIDENT_STATES], ['endCause', END_CAUSES], ['double', DOUBLE_REASONS],
  ] as const)('name every %s of the contract', (group, list) => {
    for (const name of list) expect(WORDS).toHaveProperty([`${group}.${name}`]);
  });
});
