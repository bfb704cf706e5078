import type { Contact, ResidentState, Sex } from './roster.js';

/** Each answers what a cell means, or null where it means nothing that is known; the cell is already narrow and tidy. */
export interface Birth { year: number; by: 'date' | 'age' | 'serial' }

const OLDEST_YEARS = 130;

/**
 * The year of birth out of the forms people write: 1956-03-05, 1956.3.5, 1956/3, 1956年3月5日, 19560305, 195603, 1956, a
 * spreadsheet's day number, 68岁. Only the year is kept (registry), so an age is good enough and a month is not looked at twice.
 */
export function readBirth(text: string, thisYear: number): Birth | null {
  const fits = (year: number): boolean => year <= thisYear && year >= thisYear - OLDEST_YEARS;
  const date = /^(\d{4})(?:年|[-./](?=\d)|年?$)\s*(?:(\d{1,2})(?:月|[-./](?=\d)|月?$)\s*(?:(\d{1,2})日?)?)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text.replace(/出?生$/, '').trim())
    ?? /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (date) {
    const [year, month, day] = [Number(date[1]), Number(date[2] ?? 1), Number(date[3] ?? 1)];
    return fits(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, by: 'date' } : null;
  }
  const age = /^(\d{1,3})\s*(?:周?岁)?$/.exec(text);
  if (age) return fits(thisYear - Number(age[1])) ? { year: thisYear - Number(age[1]), by: 'age' } : null;
  // 366 days a year are enough to be at most a day wrong at a turn of the year, over a century.
  const serial = /^\d{4,5}(?:\.\d+)?$/.exec(text);
  if (serial && Number(text) >= 3000) {
    const year = yearOfSerial(Math.floor(Number(text)));
    return fits(year) ? { year, by: 'serial' } : null;
  }
  return null;
}

/** Excel's day numbers: 1 = 1 January 1900, and a 29 February 1900 that never was (day 60). */
function yearOfSerial(serial: number): number {
  let days = serial > 59 ? serial - 2 : serial - 1;
  let year = 1900;
  for (;;) {
    const length = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
    if (days < length) return year;
    days -= length;
    year += 1;
  }
}

export interface Phone { phone: string; cleaned: boolean; more: boolean }

/** One telephone number: a mobile, a landline with or without its area code. Several in a cell: the first. */
export function readPhone(text: string): Phone | null {
  const parts = text.split(/[/、,，;；|\n]|\s{2,}|或/).map((part) => part.trim()).filter((part) => part !== '');
  const first = parts[0] ?? '';
  const bare = first.replace(/^(?:\+|00)86[- ]?/, '').replace(/[\s()（）.-]/g, '');
  const phone = /^1\d{10}$/.test(bare) ? bare : /^0\d{9,11}$/.test(bare) ? bare : /^[2-9]\d{6,7}$/.test(bare) ? bare : null;
  return phone === null ? null : { phone, cleaned: phone !== first, more: parts.length > 1 };
}

const SEX: Record<string, Sex> = { 男: 'male', 女: 'female', 男性: 'male', 女性: 'female', m: 'male', f: 'female', male: 'male', female: 'female' };
export const readSex = (text: string): Sex | null => SEX[text.toLowerCase()] ?? null;

export function readState(text: string): ResidentState | null {
  if (/死亡|去世|已故|病故|亡故|过世/.test(text)) return 'deceased';
  if (/迁出|搬走|搬离|已迁|迁走|不在本[村县]居住|空挂/.test(text)) return 'moved_out';
  if (/外出|在外|务工|打工|外地|上学在外|working/.test(text)) return 'working_away';
  if (/在家|常住|在村|在住|居住|正常|留守|本地|健在|living/.test(text)) return 'living_here';
  return null;
}

export function readContact(text: string): Contact | null {
  if (/电话|手机|来电|phone/i.test(text)) return 'phone';
  if (/上门|入户|当面|走访|visit/i.test(text)) return 'visit';
  if (/短信|微信|信息|消息|message/i.test(text)) return 'message';
  if (/邻居|邻里|代转|转告|neighbour/i.test(text)) return 'neighbour';
  return null;
}

/** A name as people bear one: Chinese, with the dot of other peoples' names, or in Latin letters. */
export const isName = (text: string): boolean => /^(?:\p{Script=Han}{1,15}(?:[·•・]\p{Script=Han}{1,15}){0,4}|[A-Za-z][A-Za-z .'-]{1,28})$/u.test(text)
  && !/^(姓名|户主|无|空户|不详|合计|小计|总计|未知|空置|暂无)$/.test(text);

/** Decimal degrees, or degrees with minutes and seconds, with or without the words and letters around them. */
export function readDegrees(text: string): number | null {
  const plain = text.replace(/东经|北纬|[EeNn]|经度|纬度|[:：]/g, '').trim();
  if (/^-?\d{1,3}(?:\.\d+)?°?$/.test(plain)) return Number(plain.replace('°', ''));
  const parts = /^(\d{1,3})[°度]\s*(\d{1,2}(?:\.\d+)?)[′'分]\s*(?:(\d{1,2}(?:\.\d+)?)[″"秒]?)?$/.exec(plain);
  return parts ? Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600 : null;
}
