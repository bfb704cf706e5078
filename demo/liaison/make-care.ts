import type { Chance } from '../random.js';
import type { MadeHousehold, MadeResident } from '../register/make-households.js';
import { startingCareKinds, type StartingCareKind } from '../reference/care-kinds.js';

export interface MadeNeed { householdId: string; unitCode: string; residentId: string | null; kind: StartingCareKind; words: string; source: string; reason: string; agoDays: number }
export interface MadeVisit { householdId: string; unitCode: string; agoDays: number; minute: number; way: 'door' | 'phone' | 'met'; finding: 'well' | 'nobody_home'; words: string }
export interface MadeCare { needs: MadeNeed[]; visits: MadeVisit[] }

const KINDS = new Map(startingCareKinds.map((kind) => [kind.code, kind]));
/** Of households without any mark so many were looked in on within the usual quarter. */
const USUALLY_VISITED = 0.45;
const SEEN = ['一切都好。', '在院里晒玉米，精神不错。', '说孩子下月回来。', '灯泡坏了，已经帮着换了。', '药按时在吃。', '想问问医保怎么续，已经告诉他。'];

interface Mark { code: string; who: MadeResident | null; words: string; source: string; reason: string }

/**
 * What help a household of the fictional county may need, told from who lives there: so about one in eight has something. Nothing
 * here is a diagnosis or an income; a mark says what is done.
 */
function marksOf(people: readonly MadeResident[], year: number, random: Chance): Mark[] {
  const here = people.filter((p) => p.state === 'living_here');
  const age = (p: MadeResident): number => year - p.birthYear;
  const old = here.filter((p) => age(p) >= 76);
  const alone = old.length > 0 && here.every((p) => age(p) >= 70) && here.length <= 2;
  const away = people.some((p) => p.state === 'working_away');
  const child = here.find((p) => age(p) < 14);
  const adult = here.find((p) => age(p) >= 25 && age(p) < 65) ?? null;
  const by = (share: number): boolean => random.next() < share;
  const marks: Mark[] = [];
  const put = (code: string, who: MadeResident | null, words: string, source: string, reason: string): void => { marks.push({ code, who, words, source, reason }); };
  if (alone && by(0.8)) put('elderly.visit', old[0] ?? null, '敲门声大一点', 'liaison', '老人独自在家，子女在外，本人同意每周探访');
  if (alone && by(0.3)) put('elderly.evacuate', old[0] ?? null, '二楼，需要扶着下楼', 'family', '汛期转移时家里没有年轻人');
  if (!alone && old.length > 0 && by(0.12)) put('mobility.evacuate', old[0] ?? null, '需要轮椅', 'family', '行动不便，转移时要人和车');
  if (!alone && old.length > 0 && by(0.06)) put('elderly.call', old[0] ?? null, '上午打电话合适', 'resident', '本人希望电话联系');
  if (old.length > 0 && by(0.04)) put('elderly.deliver', old[0] ?? null, '每月取一次药', 'resident', '出门买东西不方便');
  if (away && child && by(0.45)) put('child.visit', child, '放学后在家', 'family', '父母在外务工，监护人同意定期看望');
  if (by(0.013)) put('difficulty.visit', null, '', 'department', '民政部门转来，正在办理救助');
  if (by(0.006)) put('difficulty.deliver', null, '中午前送到', 'liaison', '领取物资需要人送');
  if (adult && by(0.012)) put('veteran.visit', adult, '', 'department', '退役军人服务站登记');
  if (adult && by(0.012)) put('party.offer', adult, '会水电', 'resident', '本人愿意帮助邻里');
  if (adult && by(0.008)) put('party.offer_emergency', adult, '有一辆面包车', 'resident', '本人愿意在应急时出力');
  return marks;
}

/** Needs and the visits that went with them. `agoDays` counts back from the day of loading, never beyond what a kind allows. */
export function makeCare(household: MadeHousehold, people: readonly MadeResident[], year: number, random: Chance): MadeCare {
  const needs = marksOf(people, year, random).map(({ code, who, words, source, reason }): MadeNeed => {
    const kind = KINDS.get(code);
    if (!kind) throw new Error(`no kind of care ${code}`);
    return { householdId: household.id, unitCode: household.unitCode, residentId: who?.id ?? null, kind, words, source, reason, agoDays: 1 + random.below(kind.longestDays - 2) };
  });
  const every = Math.min(90, ...needs.map((n) => n.kind.visitEveryDays ?? 90));
  if (needs.length === 0 && random.next() >= USUALLY_VISITED) return { needs, visits: [] };
  // Most are kept up with, some are a little late: the list of a liaison has both.
  const first = 1 + random.below(Math.ceil(every * 1.25));
  const visits = (needs.length === 0 ? [first] : [first, first + every]).map((agoDays, i): MadeVisit => {
    const way = household.preference === 'phone' ? random.pick(['door', 'phone', 'door'] as const) : random.pick(['door', 'door', 'met'] as const);
    const finding = i === 0 && random.next() < 0.06 ? 'nobody_home' : 'well';
    return { householdId: household.id, unitCode: household.unitCode, agoDays, minute: 8 * 60 + random.below(600), way, finding, words: finding === 'well' && random.next() < 0.15 ? random.pick(SEEN) : '' };
  });
  return { needs, visits };
}
