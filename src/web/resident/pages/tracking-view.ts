import type { Tracking } from '../../../contract/cases.js';
import type { PageSetting } from './layout.js';

/** What the page of one report is made of. */
export interface TrackingView extends PageSetting {
  tracking: Tracking;
  /** The secret of the link (React keeps the name `key` for itself). */
  secret: string;
  at: number;
  /** This very path with its key, for the display switches. */
  path: string;
  /** Absolute link, for copying and for the square code. */
  link: string;
  justSent: boolean;
  done: 'confirmed' | 'reopened' | 'added' | null;
  /** A sentence about what was refused, and what was typed, so that it comes back. */
  refused: { form: 'confirm' | 'reopen' | 'add'; sentence: string; words: string } | null;
  /** One id per form: pressing twice is one command. */
  commandIds: { confirm: string; reopen: string; add: string };
}
