import { z } from 'zod';
import { noticePage, noticeQuery, noticesSeen } from '../../contract/notices.js';
import { define, type Route } from '../http/route.js';
import { confirmNotices } from './confirm-notices.js';
import { listNotices } from './list-notices.js';

export const routes: Route[] = [
  define({
    method: 'GET', path: '/api/notices', summary: 'My notices, newest first', action: 'notice.own', query: noticeQuery, answer: noticePage,
    run: ({ ground, actor, query }) => listNotices(ground, actor, query),
  }),
  define({
    method: 'POST', path: '/api/notices/seen', summary: 'I was shown, or have opened, these notices', action: 'notice.own',
    body: noticesSeen, answer: z.object({ state: z.enum(['delivered', 'read']) }),
    run: ({ ground, actor, body, at }) => confirmNotices(ground, actor, body, at),
  }),
];
