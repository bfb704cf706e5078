import type { Subscription } from '../../ground/facts/relay.js';
import { indexForSearch, SEARCHED_FACTS } from './cases/index-for-search.js';
import { NOTICED_FACTS, notifyPeople } from './cases/notify-people.js';
import { openFromVisits } from './cases/open-from-visits.js';
import { tellScreens } from './cases/tell-screens.js';
import { tellOwnLiaisons } from './cases/tell-own-liaisons.js';
import { STORY_FACTS } from './cases/story-facts.js';
import { hearOffDuty } from './dispatch/hear-off-duty.js';

/** What the response room hears. */
export const subscriptions: readonly Subscription[] = [
  { listener: 'response.notices', kinds: NOTICED_FACTS, hear: notifyPeople },
  { listener: 'response.search', kinds: SEARCHED_FACTS, hear: indexForSearch },
  { listener: 'response.screens', kinds: STORY_FACTS, hear: tellScreens },
  { listener: 'response.own-liaisons', kinds: ['CaseReceived'], hear: tellOwnLiaisons },
  { listener: 'response.findings', kinds: ['VisitFoundNeed'], hear: openFromVisits },
  { listener: 'response.off-duty', kinds: ['PersonWentOffDuty'], hear: async (tx, facts) => { await hearOffDuty(tx, facts); } },
];
