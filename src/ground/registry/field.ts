/**
 * What is declared of every column about a person (product.md, refusal 7). Classes as in the rules of the house: C0 public,
 * C1 name, address, telephone and what hangs on them, C2 sensitive. C3 (religion, ethnicity, biometrics, …) has no value
 * here because no column may hold it.
 */
export type FieldClass = 'C0' | 'C1' | 'C2';

/** Why the law lets us hold it. Articles are of the Personal Information Protection Law unless another law is named. */
export const BASES = {
  statutory_work: ['依法履行基层治理与便民服务职责（个人信息保护法第十三条第一款第三项、第三十四条），已告知', 'statutory work of grassroots service (PIPL arts. 13(3), 34), with notice'],
  asked_by_person: ['为办理本人提出的诉求所必需（第十三条第一款第三项、第三十四条）', 'needed to do what the person asked for (arts. 13(3), 34)'],
  care_work: ['依法为需要照顾的住户提供走访、帮扶和转移协助（第十三条第一款第三项、第二十八条第二款、第三十四条；每条登记另写明所依据的法律）', 'visits, help and evacuation owed to households by law (arts. 13(3), 28(2), 34; each need names its own statute)'],
  staff_duty: ['履行岗位职责和人事管理所必需（第十三条第一款第二项）', 'needed for the duties of a post and its administration (art. 13(2))'],
  security: ['网络安全与审计义务（网络安全法：日志留存不少于六个月）', 'duties of network security and audit (Cybersecurity Law: logs of at least six months)'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type Basis = keyof typeof BASES;

/** From when the days of keeping are counted. */
export const EVENTS = {
  created: ['写入后', 'being written'],
  case_ended: ['诉求办结后', 'the case has ended'],
  moved_out: ['迁出、注销或去世登记后', 'moving out, the household\'s end or death is registered'],
  post_ended: ['离岗后', 'leaving the post'],
  grant_ended: ['授权结束后', 'the grant has ended'],
  account_ended: ['账号停用后', 'the account is disabled'],
  expired: ['到期后', 'it expires'],
  care_ended: ['关爱服务结束后（到期自动结束，最长十二个月）', 'the need has ended, which it does by itself within twelve months'],
  card_replaced: ['联户卡作废后', 'the card is replaced'],
  shift_ended: ['班次结束后', 'the shift has ended'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** `runsBy` names the job that removes it by itself today; null: the period is declared and nothing removes it yet. */
export interface Retention { days: number; after: keyof typeof EVENTS; runsBy: string | null }

export const AUDIENCES = {
  everyone: ['任何人', 'everyone'],
  reporter: ['反映人本人（凭查询链接）', 'the reporter, by the secret link'],
  self: ['本人', 'the person'],
  case_staff: ['经办人及本辖区有权查看诉求的工作人员', 'whoever holds the case and staff who may read cases there'],
  unit_staff: ['本辖区内经授权的工作人员', 'staff with the right in that unit'],
  own_liaison: ['本户的联户长', 'the household\'s own liaison'],
  secretary: ['本村、社区党组织书记', 'the secretary of the village or community'],
  household: ['本户（凭联户卡）', 'the household itself, by its card'],
  grants_admin: ['安全管理员', 'the security administrator'],
  auditors: ['审计管理员', 'the audit administrator'],
  nobody: ['无人可见，仅程序使用', 'nobody; the program only'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type Audience = keyof typeof AUDIENCES;

export interface Field {
  class: FieldClass;
  purpose: readonly [zh: string, en: string];
  basis: Basis;
  retention: Retention;
  audience: readonly Audience[];
}
/** A table holds something about people, and then every column is declared, or it does not, and then it says why. */
export type TableEntry =
  | { personal: true; about: readonly [zh: string, en: string]; columns: Readonly<Record<string, Field>> }
  | { personal: false; why: readonly [zh: string, en: string] };
export type Registry = Readonly<Record<string, TableEntry>>;

type Shared = Pick<Field, 'basis' | 'retention' | 'audience'>;
type Column = Pick<Field, 'class' | 'purpose'> & Partial<Shared>;

/** One column; what it does not say itself it shares with its table. */
export const column = (kind: FieldClass, zh: string, en: string, own: Partial<Shared> = {}): Column => ({ class: kind, purpose: [zh, en], ...own });

export const personal = (zh: string, en: string, shared: Shared, columns: Record<string, Column>): TableEntry => ({
  personal: true, about: [zh, en],
  columns: Object.fromEntries(Object.entries(columns).map(([name, own]) => [name, { ...shared, ...own }])),
});

export const notPersonal = (zh: string, en: string): TableEntry => ({ personal: false, why: [zh, en] });

export const keep = (days: number, after: Retention['after'], runsBy: string | null = null): Retention => ({ days, after, runsBy });

export const COUNTY = column('C0', '区分各县的数据', 'keeps the data of counties apart');
