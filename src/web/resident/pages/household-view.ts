import type { MyHousehold } from '../../../contract/care.js';
import type { HouseholdWords } from '../words/household-words.js';
import type { PageSetting } from './layout.js';

/** What the household's own page is made from. */
export interface HouseholdView extends PageSetting {
  h: HouseholdWords;
  household: MyHousehold;
  householdId: string;
  secret: string;
  at: number;
  /** Path of this page with its secret, and the whole link for its code. */
  path: string;
  link: string;
  /** Id and secret of the report that may be sent from here. */
  report: { id: string; secret: string };
  /** An id for each objection that may be sent from here, by need. */
  commandIds: Record<string, string>;
  /** How soon somebody is responsible; null when the house does not say. */
  dispatchMinutes: number | null;
  done: 'objected' | null;
  refused: { form: 'report' | string; sentence: string; words: string; phone?: string } | null;
}
