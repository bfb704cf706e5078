import type { Chance } from '../random.js';

// The commoner a surname the more often it stands in the line.
const SURNAMES = [...'王王王王王李李李李李张张张张张刘刘刘刘陈陈陈杨杨赵赵孙孙周周吴吴徐徐马马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤'];
const MALE = [...'伟强军勇磊涛斌超鹏辉刚建明亮志国华东海峰波林宁平洪文武杰俊浩宇轩博航凯龙飞恒毅诚诺川远'];
const FEMALE = [...'芳娜敏静丽艳娟霞玲燕秀英兰梅红莉萍琴婷雪琳颖倩岚云月晴雯瑶佳怡欣悦蕾薇晓彤菲宁清梦'];
const BETWEEN = [...'建文志晓玉春秋永德明光庆立家学世振宏景思子雨梓若安冬书锦承昭'];

export interface MadePerson { name: string; sex: 'male' | 'female' }

/** A name nobody chose: a surname (or the family's) and one or two given characters. */
export function personName(random: Chance, sex: 'male' | 'female', surname = random.pick(SURNAMES)): string {
  const last = random.pick(sex === 'male' ? MALE : FEMALE);
  return random.next() < 0.28 ? surname + last : surname + random.pick(BETWEEN) + last;
}

export function makePerson(random: Chance): MadePerson {
  const sex = random.next() < 0.5 ? 'male' : 'female';
  return { name: personName(random, sex), sex };
}

export const surname = (random: Chance): string => random.pick(SURNAMES);

/** Eleven digits beginning with 100, which no operator gives out; each number once. */
export function phoneMaker(start: number): () => string {
  let n = start;
  // 61,803,399 and 10^8 share no divisor, so the numbers walk through all eight-digit endings before one repeats.
  return () => { n = (n + 61_803_399) % 100_000_000; return `100${String(n).padStart(8, '0')}`; };
}
