import { z } from 'zod';
import * as contract from '../../../contract/liaison.js';
import { id } from '../../../contract/shapes.js';
import { define, type Route } from '../../../ground/http/route.js';
import { addCandidate } from './add-candidate.js';
import { changeCandidate, sayNomination, sayWillingness, withdrawCandidate } from './change-candidate.js';
import { listCandidates, listSelections } from './list-candidates.js';
import { recordSelection } from './record-selection.js';

const params = z.object({ candidateId: id });
const answer = z.object({ candidateId: id, version: z.number().int() });

export const candidateRoutes: readonly Route[] = [
  define({ method: 'GET', path: '/api/liaison/candidates', summary: '候选人比较表 The comparison sheet of a unit', action: 'candidate.read', query: contract.candidateQuery, answer: contract.candidateList,
    run: ({ ground, actor, query }) => listCandidates(ground, actor, query.unit) }),
  define({ method: 'POST', path: '/api/liaison/candidates', summary: '登记候选人 Add a candidate', action: 'candidate.write', body: contract.addCandidate, answer, status: 201,
    run: ({ ground, actor, body, at }) => addCandidate(ground, actor, body, at) }),
  define({ method: 'POST', path: '/api/liaison/candidates/:candidateId/change', summary: '改候选人情况 Change what is known of a candidate', action: 'candidate.write', params,
    body: contract.changeCandidate, answer, run: ({ ground, actor, params: { candidateId }, body, at }) => changeCandidate(ground, actor, candidateId, body, at) }),
  define({ method: 'POST', path: '/api/liaison/candidates/:candidateId/willingness', summary: '记本人意愿 What the person said', action: 'candidate.write', params,
    body: contract.sayWillingness, answer, run: ({ ground, actor, params: { candidateId }, body, at }) => sayWillingness(ground, actor, candidateId, body, at) }),
  define({ method: 'POST', path: '/api/liaison/candidates/:candidateId/nomination', summary: '记支部提名 What the branch said', action: 'candidate.write', params,
    body: contract.sayNomination, answer, run: ({ ground, actor, params: { candidateId }, body, at }) => sayNomination(ground, actor, candidateId, body, at) }),
  define({ method: 'POST', path: '/api/liaison/candidates/:candidateId/withdraw', summary: '退出候选 Withdraw', action: 'candidate.write', params,
    body: contract.withdrawCandidate, answer, run: ({ ground, actor, params: { candidateId }, body, at }) => withdrawCandidate(ground, actor, candidateId, body, at) }),
  define({ method: 'GET', path: '/api/liaison/selections', summary: '支部会议决定 Meetings that decided', action: 'candidate.read', query: contract.candidateQuery, answer: contract.selectionList,
    run: ({ ground, actor, query }) => listSelections(ground, actor, query.unit) }),
  define({ method: 'POST', path: '/api/liaison/selections', summary: '记支部会议决定 Record the meeting\'s decision', action: 'candidate.write', body: contract.recordSelection,
    answer: z.object({ selectionId: id }), status: 201, run: ({ ground, actor, body, at }) => recordSelection(ground, actor, body, at) }),
];
