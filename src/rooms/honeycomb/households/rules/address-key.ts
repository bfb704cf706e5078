import { narrow } from './plain-text.js';

const FROM = '一二三四五六七八九〇零幢栋';
const TO = '12345678900楼楼';

/**
 * What two spellings of one address have in common. The same is computed by the database for `households.address_key`
 * (0006_register.sql); address-key.test.ts compares the two.
 */
export const addressKey = (address: string): string =>
  address.normalize('NFKC').replace(/[\s,，.。;；:：、()（）#_-]/g, '').replace(/[A-Z一二三四五六七八九〇零幢栋]/g, (sign) => TO[FROM.indexOf(sign)] ?? sign.toLowerCase());

export interface AddressParts { building: string | null; entrance: string | null; villagerGroup: string | null }

/** The house, the entrance and the villagers' group as an address names them: `3号楼`, `2单元`, `1组`. */
export function addressParts(address: string): AddressParts {
  const plain = narrow(address).replace(/\s/g, '');
  return {
    building: plainNumber(/([0-9]{1,4}[A-Za-z]?|[一二三四五六七八九十百]{1,4}|[A-Za-z])(?:号楼|栋|幢|座|#楼|#)/.exec(plain)?.[1], '号楼'),
    entrance: plainNumber(/([0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])(?:单元|门洞|梯)/.exec(plain)?.[1], '单元'),
    villagerGroup: plainNumber(/第?([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:村民|居民)?小?[组队]/.exec(plain)?.[1], '组'),
  };
}

/** `3`, `三`, `3#`, `3栋`, `3号楼` as a column of its own says it → `3号楼`; a name (`老办公楼`) stays as it is. */
export function buildingName(text: string): string { return addressParts(text).building ?? plainNumber(bare(text), '号楼') ?? text.slice(0, 30); }
export function entranceName(text: string): string { return addressParts(text).entrance ?? plainNumber(bare(text), '单元') ?? text.slice(0, 30); }
export function groupName(text: string): string { return addressParts(text).villagerGroup ?? plainNumber(bare(text), '组') ?? text.slice(0, 30); }
export const roomName = (text: string): string => (/^[0-9]{1,5}[A-Za-z]?$/.test(text) ? `${text}室` : text);

const bare = (text: string): string | undefined => /^(?:[0-9]{1,4}[A-Za-z]?|[一二三四五六七八九十百]{1,4}|[A-Za-z])$/.exec(text.replace(/\s/g, ''))?.[0];
const plainNumber = (number: string | undefined, unit: string): string | null =>
  (number === undefined ? null : `${/^[一二三四五六七八九十百]+$/.test(number) ? countOf(number) : number.replace(/^0+(?=\d)/, '').toUpperCase()}${unit}`);

/** 1 to 199 as they are written in words. */
export function countOf(words: string): number {
  const digit = (sign: string | undefined): number => (sign === undefined ? 0 : '一二三四五六七八九'.indexOf(sign) + 1);
  const [, hundreds, rest] = /^(?:([一二三四五六七八九])百)?(.*)$/.exec(words) ?? [];
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(rest ?? '');
  const below = tens ? (tens[1] === '' ? 1 : digit(tens[1])) * 10 + digit(tens[2] || undefined) : digit(rest?.[0]);
  return digit(hundreds) * 100 + below;
}
