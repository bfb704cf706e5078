import type { Why } from '../../../contract/liaison.js';
import type { Words } from '../../ui/language.js';

/** `310 米`, `1.2 公里`: no finer than it was measured. */
export function sayMeters(meters: number, { t }: Pick<Words, 't'>): string {
  if (meters >= 1000) return t('why.kilometers', { count: (meters / 1000).toFixed(1) });
  return t('why.meters', { count: meters < 100 ? Math.round(meters) : Math.round(meters / 10) * 10 });
}

/** For sums that are compared: to the metre as long as a person can read it, `12,940 米`. */
export function sayExactMeters(meters: number, words: Pick<Words, 't'>): string {
  return meters >= 1_000_000 ? sayMeters(meters, words) : words.t('why.meters', { count: Math.round(meters).toLocaleString('en') });
}

/** Why a household belongs to its liaison, in the words of the counter: `最近，310 米`, `本户愿意`, `最近的张三已满`. */
export function sayWhy(why: Why, words: Pick<Words, 't' | 'language'>): string {
  const { t, language } = words;
  const parts: string[] = [];
  if (why.byHand) parts.push(t('why.byHand'));
  if (why.preferred) parts.push(t('why.preferred'));
  if (why.sameEntrance) parts.push(t('why.sameEntrance'));
  else if (why.sameBuilding) parts.push(t('why.sameBuilding'));
  if (why.sameGroup) parts.push(t('why.sameGroup'));
  if (why.kept) parts.push(t('why.kept'));
  if (why.distanceMeters === null) parts.push(t('why.noPoint'));
  else {
    const length = sayMeters(why.distanceMeters, words);
    const { nearestDistanceMeters: nearestMeters } = why;
    const nearer = why.nearestName && nearestMeters != null && nearestMeters < why.distanceMeters
      && sayMeters(nearestMeters, words) !== length;
    if (!nearer) parts.push(t('why.nearest', { length }));
    else {
      parts.push(length);
      const nearest = { name: why.nearestName, length: sayMeters(nearestMeters, words) };
      parts.push(t(why.nearestFull ? 'why.nearestFull' : 'why.nearestOther', nearest));
    }
  }
  return parts.join(language === 'en' ? ', ' : '，');
}
