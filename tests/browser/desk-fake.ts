import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { CaseDetail, CaseRow } from '../../src/contract/cases.js';

/**
 * A server in memory with the contract's shapes, for tests of the screens alone: what the desk shows and what it sends.
 * Whether the real server agrees is what tests/journeys and the real-server part of desk.test.ts are for.
 */
export interface Fake { url: string; sent: { path: string; body: Record<string, unknown> }[]; refuseNext(code: string, sentence: string, status: number): void; cases: CaseDetail[]; close(): Promise<void>; tell(event: string, data?: unknown): void }

const MIN = 60_000, HOUR = 60 * MIN;
const COUNTY = '999901';
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const UNITS = ['安平镇', '柳河镇', '青石街道', '湖东镇', '槐树乡', '南塘街道'].map((name, at) => ({ unitCode: `${COUNTY}00${at + 1}`, name, lng: 117.3 + (at % 3) * 0.16, lat: 37.3 + Math.floor(at / 3) * 0.14 }));
const MATTERS = [['water', null, '供水', 'Water'], ['water.leak', 'water', '水管漏水', 'Leaking pipe'], ['road', null, '道路', 'Roads'], ['road.light', 'road', '路灯不亮', 'Street light'],
  ['neighbour', null, '邻里', 'Neighbours'], ['neighbour.noise', 'neighbour', '噪声扰民', 'Noise']] as const;
const WORDS = ['三号楼二单元楼道水管一直漏水，地上全是水，老人走路怕滑倒，麻烦尽快来看看。', '村口路灯坏了三天，晚上孩子放学看不见路。', '楼上装修到晚上十点还在打孔，已经连续一周，多次沟通没用，希望社区出面协调一下。', '垃圾桶满了没人收，味道很大 🙏'];
const STATES = ['received', 'dispatched', 'accepted', 'on_site', 'answered', 'paused', 'in_consultation', 'under_review', 'reopened', 'transferred'] as const;

export async function startFake(dist: string, options: { signedIn?: boolean; count?: number } = {}): Promise<Fake> {
  const now = Date.now();
  const cases: CaseDetail[] = Array.from({ length: options.count ?? 34 }, (_, n) => makeCase(n, now));
  const sent: Fake['sent'] = [];
  const streams = new Set<ServerResponse>();
  let signedIn = options.signedIn ?? true;
  let refusal: [string, string, number] | null = null;
  const answer = (response: ServerResponse, value: unknown, status = 200) => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value)); };
  const refuse = (response: ServerResponse, code: string, sentence: string, status: number) => answer(response, { code, sentence }, status);

  async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = url.pathname;
    const body = request.method === 'POST' && !path.startsWith('/api/files') ? JSON.parse(await text(request) || '{}') as Record<string, unknown> : {};
    if (request.method === 'POST') sent.push({ path, body });
    if (path === '/api/auth/sign-in/username') {
      if (body['password'] !== 'demo-demo-demo') return answer(response, { code: 'INVALID_USERNAME_OR_PASSWORD', message: 'Invalid username or password' }, 401);
      if (body['username'] === 'totp') return answer(response, { twoFactorRedirect: true });
      signedIn = true;
      return answer(response, { token: 'x' });
    }
    if (path === '/api/auth/two-factor/verify-totp') { if (body['code'] !== '123456') return answer(response, { code: 'INVALID_CODE' }, 401); signedIn = true; return answer(response, {}); }
    if (path === '/api/auth/sign-out') { signedIn = false; return answer(response, { success: true }); }
    if (!signedIn) return refuse(response, 'not_signed_in', '请先登录。', 401);
    if (path === '/api/me') return answer(response, { personId: id(900), name: '陈调度', username: 'dispatcher', countyCode: COUNTY, countyName: '安澜县', demo: true,
      roles: [{ role: 'dispatcher', unitCode: COUNTY, unitName: '安澜县' }], permissions: ['case.open-on-behalf', 'case.read'], needsSecondFactor: false, onDutyUntil: now + 5 * HOUR });
    if (path === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).write(':\n\n');
      streams.add(response); response.on('close', () => streams.delete(response));
      return;
    }
    if (path === '/api/cases/summary') return answer(response, { open: cases.length, atDesk: 4, breached: cases.filter((c) => c.breachedAt).length, answered: 3, mine: 2, endedToday: 61, receivedToday: 87, byState: [] });
    if (path === '/api/cases' && request.method === 'GET') {
      const q = url.searchParams.get('q');
      const queue = url.searchParams.get('queue');
      const found = cases.filter((c) => (!q || c.words.includes(q) || c.caseNumber.includes(q)) && (queue !== 'breached' || c.breachedAt) && (queue !== 'mine' || c.holderPersonId === id(900)));
      const from = Number(url.searchParams.get('after') ?? 0), limit = Number(url.searchParams.get('limit') ?? 50);
      return answer(response, { rows: found.slice(from, from + limit).map(rowOf), next: found.length > from + limit ? String(from + limit) : null });
    }
    if (path === '/api/cases' && request.method === 'POST') {
      if (refusal) { const [code, sentence, status] = refusal; refusal = null; return refuse(response, code, sentence, status); }
      const made = { ...makeCase(cases.length, Date.now()), id: String(body['id']), words: String(body['words']), placeWords: String(body['placeWords']) };
      cases.unshift(made);
      return answer(response, { ...made, trackingPath: '' }, 201);
    }
    const one = /^\/api\/cases\/([^/]+)(?:\/([a-z-]+))?$/.exec(path);
    if (one) {
      const found = cases.find((c) => c.id === one[1]);
      if (!found) return refuse(response, 'not_found', '没有找到，可能编号有误，或不在您的范围内。', 404);
      if (!one[2]) return answer(response, found);
      if (refusal) { const [code, sentence, status] = refusal; refusal = null; found.version += 1; return refuse(response, code, sentence, status); }
      found.version += 1;
      found.timeline.push({ sequence: found.version, kind: 'NoteAdded', at: Date.now(), actorKind: 'person', actorName: '陈调度', data: { words: String(body['words'] ?? body['reason'] ?? one[2]) } });
      return answer(response, { caseId: found.id, state: found.state, version: found.version });
    }
    if (path.startsWith('/api/track/')) { const found = cases.find((c) => path.endsWith(c.id)); return found ? answer(response, { ...found, supervisionPhone: '1000-12345' }) : refuse(response, 'not_found', '没有找到。', 404); }
    if (path === '/api/matters') return answer(response, { rows: MATTERS.map(([matterCode, parentCode, name, nameEn]) => ({ matterCode, parentCode, name, nameEn, class: 'ordinary', needsVisit: true })) });
    if (path === '/api/units') {
      const parent = url.searchParams.get('parent'), q = url.searchParams.get('q');
      const rows = UNITS.filter((u) => (q ? u.name.includes(q) : parent === COUNTY)).map((u) => ({ ...u, parentCode: COUNTY, level: 'town', kind: 'town', nationalCode: `${u.unitCode}000`, supervisionPhone: '1000-12345' }));
      const villages = parent?.length === 9 ? ['东村', '西村', '安和社区'].map((name, at) => ({ unitCode: `${parent}00${at + 1}`, parentCode: parent, level: 'village', kind: 'village', name, nationalCode: null, lng: null, lat: null, supervisionPhone: null })) : [];
      return answer(response, { rows: [...rows, ...villages] });
    }
    if (path === '/api/map/units') return answer(response, { type: 'FeatureCollection', features: UNITS.map((u) => ({ type: 'Feature', properties: { unitCode: u.unitCode, name: u.name, level: 'town', lng: u.lng, lat: u.lat }, geometry: { type: 'Polygon', coordinates: [[[-0.08, -0.07], [0.08, -0.07], [0.08, 0.07], [-0.08, 0.07], [-0.08, -0.07]].map(([x, y]) => [u.lng + x!, u.lat + y!])] } })) });
    if (path === '/api/map/cases') return answer(response, { cases: cases.filter((c) => c.lng !== null).map((c) => ({ ...rowOf(c), breached: c.breachedAt !== null })), more: false });
    if (path === '/api/duty') return answer(response, { rows: Array.from({ length: 14 }, (_, n) => person(n, now)).filter((p) => !url.searchParams.get('q') || p.name.includes(url.searchParams.get('q')!)), next: null });
    if (path === '/api/households') return answer(response, { rows: [{ householdId: id(700), address: '安和小区 3 号楼 2 单元 501', unitCode: `${UNITS[0]!.unitCode}001`, unitName: '安和社区', lng: 117.31, lat: 37.31, residents: [{ residentId: id(701), name: '王样例', phone: '10012345678' }] }] });
    if (path === '/api/notices') return answer(response, { rows: [
      { id: id(800), kind: 'clock_breached', subjectKind: 'case', subjectId: cases[0]!.id, data: { caseNumber: cases[0]!.caseNumber, stage: 'arrive' }, urgent: true, state: 'delivered', createdAt: now - 4 * MIN },
      { id: id(801), kind: 'case_answered', subjectKind: 'case', subjectId: cases[1]!.id, data: { caseNumber: cases[1]!.caseNumber }, urgent: false, state: 'read', createdAt: now - 26 * HOUR }], next: null });
    if (path === '/api/notices/seen') return answer(response, {});
    return refuse(response, 'not_found', '没有找到。', 404);
  }

  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const work = url.pathname === '/healthz' ? Promise.resolve(answer(response, { status: 'ok', demo: true }))
      : url.pathname.startsWith('/api/') ? api(request, response, url) : page(dist, url.pathname, response);
    work.catch((error: unknown) => { response.writeHead(500).end(String(error)); });
  });
  await new Promise<void>((ready) => { server.listen(Number(process.env['FAKE_PORT'] ?? 0), '127.0.0.1', ready); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, cases,
    refuseNext: (code, sentence, status) => { refusal = [code, sentence, status]; },
    tell: (event, data = {}) => { for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`); },
    close: () => new Promise((done) => { for (const stream of streams) stream.end(); server.closeAllConnections(); server.close(() => done()); }),
  };
}

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.mjs': 'text/javascript' };
/** The policy of src/server/security-headers.ts, so that what it would forbid is forbidden here too. */
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'";

async function page(dist: string, path: string, response: ServerResponse): Promise<void> {
  const file = path.startsWith('/assets/') ? path : '/desk/index.html';
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(await readFile(join(dist, file)));
}

const text = async (request: IncomingMessage) => { const parts: Buffer[] = []; for await (const part of request) parts.push(part as Buffer); return Buffer.concat(parts).toString('utf8'); };

function person(n: number, now: number) {
  const unit = UNITS[n % UNITS.length]!;
  return { personId: id(500 + n), name: `${'赵钱孙李周吴郑王冯陈褚卫蒋沈'[n]}示例`, phone: `100${String(10_000_000 + n)}`, postId: id(600 + n), postKind: n % 3 ? 'grid_worker' : 'plumber', postName: n % 3 ? '网格员' : '水电维修', unitCode: unit.unitCode, unitName: unit.name,
    skills: n % 3 ? [] : ['水电'], from: now - 4 * HOUR, until: now + 4 * HOUR, openCases: (n * 3) % 11, capacity: 10 };
}

function makeCase(n: number, now: number): CaseDetail {
  const unit = UNITS[n % UNITS.length]!, matter = MATTERS[(n % 3) * 2 + 1]!, state = STATES[n % STATES.length]!;
  const due = now + (n - 3) * 4 * MIN + 35_000, received = due - 40 * MIN, late = due < now;
  const stage = state === 'received' || state === 'reopened' ? 'dispatch' : state === 'answered' ? 'confirm' : state === 'in_consultation' ? 'consult' : state === 'under_review' ? 'review' : state === 'paused' ? 'pause' : state === 'on_site' ? 'solve' : 'arrive';
  const desk = state === 'received' || state === 'reopened';
  const clock = (ordinal: number, name: typeof stage | 'solve', minutes: number, startedAt: number, met: boolean) => ({
    ordinal, stage: name, class: 'ordinary', minutes, calendar: 'natural' as const, startedAt, dueAt: startedAt + minutes * MIN, firstDueAt: startedAt + minutes * MIN,
    state: met ? 'met' as const : 'running' as const, endedAt: met ? startedAt + 90_000 : null, breachedAt: !met && late ? due : null, calledLevel: !met && late ? 1 : 0, ifMissed: '自动通知本镇召集人' });
  return {
    id: id(n + 1), caseNumber: `AL261124-${String(n + 1).padStart(4, '0')}`, state, class: n % 5 === 4 ? 'complex' : 'ordinary', matterCode: matter[0], matterName: matter[2], unitCode: unit.unitCode, unitName: unit.name,
    words: WORDS[n % WORDS.length]!, placeWords: n % 2 ? '村口小卖部旁' : '安和小区 3 号楼东侧', channel: n % 3 ? 'web' : 'phone', lng: unit.lng + Math.sin(n) * 0.05, lat: unit.lat + Math.cos(n * 2) * 0.05,
    holderPersonId: desk ? null : id(500 + (n % 14)), holderName: desk ? null : person(n % 14, now).name, holderDeskUnit: desk ? unit.unitCode : null, receivedAt: received, changedAt: received + MIN, endedAt: null, version: 7,
    stage, dueAt: due, breachedAt: late ? due : null, calledLevel: late ? 1 : 0, reporterName: n % 4 ? '王样例' : null, reporterPhone: n % 4 ? '10012345678' : null, anonymous: n % 4 === 0, needsVisit: true, matterSource: 'suggested', refusals: n === 0 ? 1 : 0, reopens: 0,
    handlerName: person(n % 14, now).name, leadCaseId: null, leadCaseNumber: null, joinedCases: [], clocks: [clock(1, 'dispatch', 5, received, true), clock(2, stage, 40, received + 90_000, false)],
    answers: state === 'answered' ? [{ ordinal: 1, outcome: 'solved', words: '已更换破损水管，现场清理完毕，老人家门口铺了防滑垫。', answeredAt: now - 20 * MIN, answeredByName: '赵示例' }] : [],
    timeline: [
      { sequence: 1, kind: 'CaseReceived', at: received, actorKind: 'reporter', actorName: null, data: { channel: 'web' } },
      { sequence: 2, kind: 'CaseDispatched', at: received + 2000, actorKind: 'system', actorName: null, data: { toPersonName: '钱示例', reason: { rule: 'duty_chart', words: null } } },
      { sequence: 3, kind: 'CaseRefused', at: received + 60_000, actorKind: 'person', actorName: '钱示例', data: { reason: '正在处理另一处停水，赶不过去', refusals: 1 } },
      { sequence: 4, kind: 'CaseDispatched', at: received + 61_000, actorKind: 'system', actorName: null, data: { toPersonName: '赵示例', reason: { rule: 'duty_chart', words: null } } },
      { sequence: 5, kind: 'CaseAccepted', at: received + 90_000, actorKind: 'person', actorName: '赵示例', data: {} },
      ...(late ? [{ sequence: 6, kind: 'ClockBreached', at: due, actorKind: 'system' as const, actorName: null, data: { stage, level: 1, first: true } }] : []),
    ],
    files: [], dispatch: { rule: 'duty_chart', matterCode: matter[0], chartUnit: COUNTY, postKind: 'plumber', level: 'village', consideredCount: 4, words: null, candidates: [
      { personId: id(500), name: '赵示例', postName: '水电维修', unitName: '安平镇', distanceMeters: 640, openCases: 2, capacity: 10, hasSkill: true, passedOver: null },
      { personId: id(501), name: '钱示例', postName: '水电维修', unitName: '安平镇', distanceMeters: 320, openCases: 3, capacity: 10, hasSkill: true, passedOver: 'excluded' },
      { personId: id(502), name: '孙示例', postName: '网格员', unitName: '柳河镇', distanceMeters: 2840, openCases: 2, capacity: 10, hasSkill: false, passedOver: 'no_skill' }] },
    holdings: [{ name: '钱示例', from: received + 2000, to: received + 60_000, why: 'duty_chart' }, { name: '赵示例', from: received + 61_000, to: null, why: 'duty_chart' }],
    classAsked: n === 0 ? { toClass: 'complex', reason: '主管道老化，需要分段更换', byName: '赵示例' } : null, notAcceptedProposed: null,
    similar: n === 0 ? [{ id: id(2), caseNumber: 'AL261124-0002', words: WORDS[1]!, receivedAt: received - HOUR }] : [],
    may: ['accept', 'override', 'answer', 'transfer', 'pause', 'note', 'need-help', 'correct-matter', 'ask-class', 'decide-class', 'join', 'refuse', 'propose-not-accepted', 'call-back'],
  };
}

function rowOf(c: CaseDetail): CaseRow {
  const { id: caseId, caseNumber, state, class: kind, matterCode, matterName, unitCode, unitName, words, placeWords, channel, lng, lat, holderPersonId, holderName, holderDeskUnit, receivedAt, changedAt, endedAt, version, stage, dueAt, breachedAt, calledLevel } = c;
  return { id: caseId, caseNumber, state, class: kind, matterCode, matterName, unitCode, unitName, words, placeWords, channel, lng, lat, holderPersonId, holderName, holderDeskUnit, receivedAt, changedAt, endedAt, version, stage, dueAt, breachedAt, calledLevel };
}

