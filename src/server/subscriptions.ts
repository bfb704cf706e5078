import type { Subscription } from '../ground/facts/relay.js';
import { subscriptions as liaison } from '../rooms/liaison/subscriptions.js';
import { subscriptions as response } from '../rooms/response/subscriptions.js';

/** Who hears what: every listener of every room, on one page. */
export const SUBSCRIPTIONS: readonly Subscription[] = [...liaison, ...response];
