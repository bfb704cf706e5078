/** Where a page of the duty list ended. Written as unit, post and person, the ids without their dashes to stay short. */
export interface DutyKey { unitCode: string; postId: string; personId: string }

const KEY = /^([0-9]{6,21})\.([0-9a-z]{1,25})\.([0-9a-z]{1,25})$/;

export const writeKey = ({ unitCode, postId, personId }: DutyKey): string => `${unitCode}.${pack(postId)}.${pack(personId)}`;

/** Null when it is not a key this page wrote. */
export function readKey(key: string): DutyKey | null {
  const [, unitCode, post, person] = KEY.exec(key) ?? [];
  if (unitCode === undefined || post === undefined || person === undefined) return null;
  const postId = unpack(post);
  const personId = unpack(person);
  return postId !== null && personId !== null ? { unitCode, postId, personId } : null;
}

const pack = (id: string): string => BigInt(`0x${id.replaceAll('-', '')}`).toString(36);

function unpack(packed: string): string | null {
  let value = 0n;
  for (const digit of packed) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length > 32) return null;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
