import { z } from 'zod';
import { matter } from '../../../contract/cases.js';
import { define, type Route } from '../../../ground/http/route.js';
import { listMatters } from './list-matters.js';

export const routes: readonly Route[] = [
  define({ method: 'GET', path: '/api/matters', summary: 'The matter tree', action: 'public',
    publicBecause: 'a reporter may choose the matter by hand', answer: z.object({ rows: z.array(matter) }),
    run: ({ ground }) => listMatters(ground) }),
];
