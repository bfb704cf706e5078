import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/** Pinyin initials in lower case, 柳溪镇 → lxz. Character by character, so it is quick and the same everywhere. */
export const initialsOf = (name: string): string => [...name].map(initialOf).join('');

function initialOf(character: string): string {
  let initial = known.get(character);
  if (initial === undefined) {
    initial = pinyin(character, { pattern: 'first', toneType: 'none' }).toLowerCase().slice(0, 1);
    known.set(character, initial);
  }
  return initial;
}
