import type { Subscription } from '../../ground/facts/relay.js';
import { notifyConvenors, OBJECTIONS } from './care/notify-convenors.js';

/** What the liaison room hears. */
export const subscriptions: readonly Subscription[] = [
  { listener: 'liaison.objections', kinds: OBJECTIONS, hear: notifyConvenors },
];
