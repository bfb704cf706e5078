import { cardIssued, issueCard as input } from '../../../contract/care.js';
import { define, type Route } from '../../../ground/http/route.js';
import { issueCard } from './issue-card.js';

/** What the card itself opens is in src/server/card-routes.ts: its secret comes in a header. */
export const cardRoutes: readonly Route[] = [
  define({ method: 'POST', path: '/api/care/cards', summary: '发联户卡 Issue a household\'s card; the old one stops', action: 'card.issue', body: input, answer: cardIssued,
    status: 201, perMinute: 60, run: ({ ground, actor, body, at }) => issueCard(ground, actor, body, at) }),
];
