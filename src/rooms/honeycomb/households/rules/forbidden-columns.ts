import type { Field, Forbidden } from './roster.js';

/**
 * Columns a roster often has and the register may not hold (class C3, and C2, which has its own place with purpose and expiry
 * in liaison's care needs). They are left at the door: not stored, not shown, not even for the report.
 */
const HEADINGS: readonly [RegExp, Forbidden][] = [
  [/身份证|证件号|公民.*号码|公民身份|^证号|idcard|id_?number/i, 'id_number'],
  [/民族|宗教|信仰|教派|政治|党派|入党|团员|政历|血型|疾病|病情|病史|病种|诊断|健康|患病|婚姻|婚否|婚育|收入|存款|工资|财产|资产|银行|卡号|账号|社保卡|信用|征信|犯罪|前科|刑满|矫正|吸毒|信访|上访|重点人|指纹|人脸|文化程度|学历/, 'sensitive'],
  [/残疾|残联|低保|五保|特困|贫困|脱贫|困难|独居|空巢|留守|孤寡|退役|军人|优抚|党员|失能|高龄补贴|帮扶|优待/, 'care'],
];

export const forbiddenHeading = (heading: string): Forbidden | null => HEADINGS.find(([words]) => words.test(heading.replace(/\s/g, '')))?.[1] ?? null;

/** What remarks and free columns say of health, benefits, faith or standing. Not looked for in names and addresses: 民族路 is a street. */
const WORDS = /低保|五保|特困|贫困|脱贫|残疾|残联|智障|精神病|精神障碍|失能|瘫痪|患病|重病|大病|慢性病|癌|高血压|糖尿病|艾滋|尿毒症|刑满|矫正|吸毒|前科|信访|上访|重点人|党员|预备党|团员|退役|退伍|复员|军属|烈属|优抚|独居|空巢|孤寡|孤儿|离异|丧偶|未婚|信教|教徒|基督|回族|满族|蒙古族|维吾尔|藏族|壮族|苗族|彝族|失信/;
const FREE: readonly (Field | null)[] = [null, 'state', 'contact', 'relation'];
export const saysSensitive = (text: string, field: Field | null): boolean => FREE.includes(field) && WORDS.test(text);

/** 18 signs (17 digits with a date of birth in the middle, then a digit or X), or the 15 digits of before 1999. */
const ID_NUMBER = /(?<![0-9])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9])/;
const OLD_ID_NUMBER = /^[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;

/** A column most of whose values are ID numbers is one, whatever its heading says. */
export function looksLikeIdNumbers(values: readonly string[]): boolean {
  const full = values.filter((value) => value !== '');
  return full.length > 0 && full.filter((value) => ID_NUMBER.test(value.replace(/\s/g, '')) || OLD_ID_NUMBER.test(value.replace(/\s/g, ''))).length * 3 > full.length;
}

/** Takes an ID number out of a text in which it stands among other words; null when there is none. */
export const withoutIdNumber = (text: string): string | null => (text.length >= 18 && ID_NUMBER.test(text) ? text.replace(new RegExp(ID_NUMBER, 'g'), '') : null);
