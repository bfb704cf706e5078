import { dutyChart, dutyEnded, dutyPage, dutyQuery, endDuty } from '../../../contract/honeycomb.js';
import { define, type Route } from '../../../ground/http/route.js';
import { goOffDuty } from './go-off-duty.js';
import { listDuty, type CountOpenCases } from './list-duty.js';
import { showChart } from './show-chart.js';

/** The server gives the count of open cases, which only a room to the right of this one knows. */
export const dutyRoutes = (countOpenCases: CountOpenCases): readonly Route[] => [
  define({
    method: 'GET', path: '/api/duty', summary: '此刻谁在岗 Who is on duty now', action: 'duty.read', query: dutyQuery, answer: dutyPage,
    run: ({ ground, actor, query, at }) => listDuty(ground, actor, query, at, countOpenCases),
  }),
  define({
    method: 'POST', path: '/api/duty/end', summary: '下岗交班 Go off duty', action: 'duty.end-own', body: endDuty, answer: dutyEnded,
    run: ({ ground, actor, body, at }) => goOffDuty(ground, actor, body, at),
  }),
  define({
    method: 'GET', path: '/api/duty-chart', summary: '分工表 The division of work in force', action: 'duty.read', answer: dutyChart,
    run: ({ ground, actor, at }) => showChart(ground, actor, at),
  }),
];
