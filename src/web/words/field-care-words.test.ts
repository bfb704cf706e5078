import { describe, expect, it } from 'vitest';
import { CARE_GROUPS, CARE_SERVICES, VIEW_PURPOSES, recordVisit } from '../../contract/care.js';
import { FIELD_CARE_WORDS } from './field-care-words.js';

describe('the words of the round', () => {
  it.each([['group', CARE_GROUPS], ['service', CARE_SERVICES], ['purpose', VIEW_PURPOSES], ['way', recordVisit.shape.way.unwrap().options],
    ['finding', recordVisit.shape.finding.unwrap().options]] as const)('name every %s of the contract', (group, list) => {
    for (const name of list) expect(FIELD_CARE_WORDS).toHaveProperty([`round.${group}.${name}`]);
  });
});
