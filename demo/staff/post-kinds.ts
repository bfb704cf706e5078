import type { Role } from '../../src/contract/identity.js';

/** When somebody of the post is there. Weekdays 1 Monday … 7 Sunday; minutes since midnight in China. */
export interface Turn { weekdays: readonly number[]; startMinute: number; lengthMinutes: number }

/** What a post is called, what it may do, what its people know, and the turns of its holders, one list per holder. */
export interface PostPlan {
  kind: string;
  name: string;
  role: Role;
  skills: readonly string[];
  capacity: number;
  turns: readonly (readonly Turn[])[];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const daily = (fromHour: number, hours: number): Turn[] => [{ weekdays: EVERY_DAY, startMinute: fromHour * 60, lengthMinutes: hours * 60 }];
const onDays = (weekdays: number[], fromHour: number, hours: number): Turn[] => [{ weekdays, startMinute: fromHour * 60, lengthMinutes: hours * 60 }];

/** Three people, eight hours each, round the clock. */
const WATCH_OF_THREE = [daily(0, 8), daily(8, 8), daily(16, 8)];
/** Two people, twelve hours each. */
const WATCH_OF_TWO = [daily(8, 12), daily(20, 12)];
/** 带班: three people take whole days in turn, handing over at eight in the morning. */
const DAY_BY_DAY = [onDays([1, 4, 7], 8, 24), onDays([2, 5], 8, 24), onDays([3, 6], 8, 24)];
const DAYTIME = [daily(8, 10)];
/** Two grid workers between them cover seven to twenty-two: one has the morning, the other the evening, then they change. */
const MORNING = { startMinute: 7 * 60, lengthMinutes: 450 };
const EVENING = { startMinute: 14 * 60 + 30, lengthMinutes: 450 };
const ODD = [1, 3, 5, 7];
const EVEN = [2, 4, 6];
const ALTERNATING: Turn[][] = [
  [{ weekdays: ODD, ...MORNING }, { weekdays: EVEN, ...EVENING }],
  [{ weekdays: EVEN, ...MORNING }, { weekdays: ODD, ...EVENING }],
];

const handler = (kind: string, name: string, skills: string[], turns: PostPlan['turns'], capacity = 20): PostPlan =>
  ({ kind, name, role: 'handler', skills, capacity, turns });

export const VILLAGE_POSTS: readonly PostPlan[] = [
  handler('grid_worker', '网格员', ['mediation'], ALTERNATING),
  handler('village_doctor', '村医', ['first_aid'], [daily(8, 10)]),
  { kind: 'convenor', name: '村支书', role: 'convenor', skills: ['mediation'], capacity: 20, turns: [daily(8, 10)] },
];

export const COMPOUND_POSTS: readonly PostPlan[] = [
  handler('property', '物业值班', ['water', 'elevator'], [daily(7, 14)]),
  handler('building_leader', '楼长', ['mediation'], [daily(9, 11)]),
];

export const LIAISON_POST: PostPlan = { kind: 'liaison', name: '联户长', role: 'liaison', skills: ['mediation'], capacity: 10, turns: [daily(8, 13)] };

const DEPARTMENTS: readonly PostPlan[] = [
  handler('urban_management', '城管', ['stall'], [daily(8, 14)]),
  handler('water', '供水抢修', ['water'], WATCH_OF_TWO),
  handler('power', '供电服务', ['power'], WATCH_OF_TWO),
  handler('housing', '住建', ['elevator', 'gas', 'building'], DAYTIME),
  handler('environment', '环卫环保', ['waste'], DAYTIME),
  handler('civil_affairs', '民政', ['welfare'], DAYTIME),
  handler('health', '卫生健康', ['first_aid'], WATCH_OF_TWO),
  handler('market', '市场监管', ['food'], DAYTIME),
  handler('agriculture', '农技农水', ['pest', 'irrigation'], DAYTIME),
  handler('labour', '人社', ['labour'], DAYTIME),
  handler('education', '教体文旅', ['education'], DAYTIME),
  handler('transport', '交通道路', ['road'], DAYTIME),
];

export const TOWN_POSTS: readonly PostPlan[] = [
  { kind: 'dispatcher', name: '调度员', role: 'dispatcher', skills: [], capacity: 60, turns: WATCH_OF_THREE },
  { kind: 'convenor', name: '分管领导（带班）', role: 'convenor', skills: ['mediation'], capacity: 60, turns: DAY_BY_DAY },
  handler('police', '派出所民警', ['safety', 'mediation'], WATCH_OF_THREE),
  ...DEPARTMENTS,
  { kind: 'call_back', name: '回访员', role: 'call_back', skills: [], capacity: 60, turns: [daily(8, 12)] },
];

export const COUNTY_POSTS: readonly PostPlan[] = [
  { kind: 'command', name: '县值班室', role: 'command', skills: [], capacity: 60, turns: WATCH_OF_THREE },
  { kind: 'dispatcher', name: '县调度员', role: 'dispatcher', skills: [], capacity: 60, turns: WATCH_OF_THREE },
  { kind: 'convenor', name: '县分管领导（带班）', role: 'convenor', skills: ['mediation'], capacity: 60, turns: DAY_BY_DAY },
  { kind: 'call_back', name: '县回访员', role: 'call_back', skills: [], capacity: 60, turns: WATCH_OF_THREE },
  handler('police', '县公安指挥室', ['safety', 'mediation'], WATCH_OF_THREE, 40),
  ...DEPARTMENTS.map((post) => ({ ...post, name: `县${post.name}`, capacity: 40 })),
];

/** A demo account's person is there round the clock, so that whoever tries the demo at night finds somebody. */
export const ROUND_THE_CLOCK: readonly Turn[] = daily(0, 24);

export const postsOf = (level: string): readonly PostPlan[] =>
  level === 'county' ? COUNTY_POSTS : level === 'town' ? TOWN_POSTS : level === 'village' ? VILLAGE_POSTS : COMPOUND_POSTS;

/** The post as a unit of this kind calls it. */
export const postNameIn = (plan: PostPlan, unitKind: string): string =>
  unitKind !== 'community' ? plan.name : ({ 村医: '社区医生', 村支书: '社区书记' } as Record<string, string>)[plan.name] ?? plan.name;
