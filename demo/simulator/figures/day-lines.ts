import { zh as caseStateWords } from './state-words.js';
import type { DayFigures } from './day-figures.js';

const CHANNEL_WORDS: Record<string, string> = { web: '网页', phone: '电话', counter: '窗口', liaison: '联户长代报', paper: '书面', field: '巡查' };
const STAGE_WORDS: Record<string, string> = { dispatch: '派发', arrive: '到场', solve: '办结', confirm: '回访确认', consult: '会商', review: '复核', pause: '暂停' };

const percent = (part: number, all: number): string => (all === 0 ? '—' : `${((part * 100) / all).toFixed(1)}%`);
const list = (counts: Record<string, number>, words: Record<string, string>): string =>
  Object.entries(counts).map(([key, count]) => `${words[key] ?? key} ${count}`).join('，');

/** The day for people: Chinese first, the key figures again in English at the end. */
export function dayLines(d: DayFigures): string[] {
  const { ends: e } = d;
  const done = (deed: string): number => d.deeds[deed] ?? 0;
  const violations = Object.values(d.verify.byInvariant).reduce((sum, count) => sum + count, 0);
  return [
    '', `安澜县的一天 ${d.day}（演示数据，${d.size}，种子 ${d.seed}）`,
    `诉求 ${d.reports} 件：${list(d.byChannel, CHANNEL_WORDS)}。丢失 ${d.lost} 件。`,
    `一天结束时：${list(d.byState, caseStateWords)}`,
    `有负责人且时钟在走，或已办结有答复：${e.settled} / ${e.cases}（未结 ${e.cases - e.ended}，其中有负责人 ${e.withHolder}，时钟在走 ${e.withRunningClock}；办结 ${e.ended}，有答复 ${e.endedWithAnswer}）`,
    '', '时钟          启动    按时    超时  仍在走  按时率   中位(分)  九成(分)',
    ...d.stages.map((s) => [
      padded(STAGE_WORDS[s.stage] ?? s.stage, 12), num(s.started), num(s.kept), num(s.late), num(s.running),
      percent(s.kept, s.kept + s.late).padStart(8), String(s.p50Minutes ?? '—').padStart(10), String(s.p90Minutes ?? '—').padStart(10)].join('')),
    '', `超时求援：${Object.entries(d.escalations).map(([level, count]) => `第 ${level} 级 ${count}`).join('，') || '无'}（涉及 ${e.breachedCases} 件）`,
    `拒接 ${d.refusals}，会商 ${d.consultations}，移交 ${done('transfer')}，改派 ${done('override')}，求助 ${done('need-help')}，暂停 ${done('pause')}，提级获准 ${d.facts['ClassRaiseDecided'] ?? 0}，并案 ${done('join')}，不予受理 ${d.byState['not_accepted'] ?? 0}，重办 ${d.reopens}`,
    `群众确认 ${e.saidByReporter}，回访 ${e.confirmed - e.saidByReporter}；真正解决 ${e.trulySolved} / ${e.confirmed}（${percent(e.trulySolved, e.confirmed)}），反映被要求好评 ${e.pressedToRate}`,
    `上岗 ${d.people} 人，登录 ${d.signIns} 次，下岗交班 ${done('duty-end')} 次，请求 ${d.requests} 次，通知 ${e.notices} 条，事实 ${d.verify.facts} 条`,
    `被规则挡下：${list(d.refused, {}) || '无'}`,
    `核对不变量：${violations === 0 ? '全部成立' : `违反 ${violations} 处`}`,
    ...d.verify.violations.slice(0, 20).map((v) => `  ${v.invariant}  ${v.subject}  ${v.detail}`),
    `用时 ${d.wallSeconds} 秒，快于真实 ${d.speedFactor} 倍。`,
    `${d.reports} reports, ${d.lost} lost; ${e.settled} of ${e.cases} with a holder and a running clock or ended with an answer; ${e.breachedCases} breached a clock; ${violations} invariant violations; ${d.wallSeconds} s, ${d.speedFactor} × real time.`,
  ];
}

const num = (value: number): string => String(value).padStart(8);
/** Chinese characters take two columns. */
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - [...text].reduce((sum, ch) => sum + (ch > '⺀' ? 2 : 1), 0)));
