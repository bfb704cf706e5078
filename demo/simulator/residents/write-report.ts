import { chinaMinuteOfDay, startOfChinaDay, MINUTE, type Instant } from '../../../src/ground/time.js';
import type { Chance } from '../../random.js';
import { happens, weighted } from '../chances.js';
import type { County } from '../county.js';
import type { HomeRow } from '../store.js';
import { ASKS, CLOSINGS, MATTER_WORDS, OPENINGS, PLACES, SINCES, type MatterWords } from './matter-words.js';

/** How much is reported in each hour of the day: little at night, most at nine and three, again after supper. */
const BY_HOUR = [4, 2, 2, 2, 3, 6, 14, 34, 62, 78, 72, 56, 38, 46, 66, 72, 62, 50, 44, 46, 40, 28, 16, 8];

export const SAID_BY = ['web', 'phone', 'counter', 'liaison', 'paper', 'field'] as const;
export type Channel = (typeof SAID_BY)[number];
const CHANNELS: readonly (readonly [Channel, number])[] = [['web', 58], ['phone', 24], ['liaison', 9], ['counter', 4], ['field', 4], ['paper', 1]];

/** Instants of that many reports over the day, in order. */
export function reportTimes(day: number, count: number, random: Chance): Instant[] {
  const hours = BY_HOUR.map((weight, hour) => [hour, weight] as const);
  return Array.from({ length: count }, () => startOfChinaDay(day) + Math.floor((weighted(random, hours) * 60 + random.next() * 60) * MINUTE)).sort((a, b) => a - b);
}

export interface Written {
  channel: Channel;
  home: HomeRow;
  matter: string;
  /** The words and place as POST /api/reports takes them. */
  report: Record<string, unknown>;
}

/** One report of somebody at home: what, where, by which way. Nights bring no counter and no liaison. */
export function writeReport(county: County, random: Chance, at: Instant): Written {
  const home = random.pick(county.homes);
  const matter = weighted(random, MATTER_WORDS.map((m) => [m, m.weight] as const));
  const hour = chinaMinuteOfDay(at) / 60;
  let channel = weighted(random, CHANNELS);
  if ((channel === 'counter' || channel === 'paper') && (hour < 8.5 || hour > 17.5)) channel = 'phone';
  const anonymous = happens(random, channel === 'web' ? 0.25 : 0.05);
  return {
    channel, home, matter: matter.matter,
    report: {
      words: sentence(matter, random), ...placeOf(county, home, random),
      ...(happens(random, 0.12) ? { matterCode: matter.matter } : {}),
      ...(anonymous ? {} : { reporterName: home.reporterName, reporterPhone: home.phone }),
    },
  };
}

/** The same thing seen by a neighbour a little later, in the neighbour's own words. */
export function writeAgain(first: Written, random: Chance): Written {
  const matter = MATTER_WORDS.find((m) => m.matter === first.matter) as MatterWords;
  return { ...first, channel: 'web', report: { ...first.report, words: sentence(matter, random), matterCode: first.matter, reporterName: null, reporterPhone: null } };
}

function sentence(matter: MatterWords, random: Chance): string {
  const filled = random.pick(matter.sentences)
    .replaceAll('{place}', random.pick(PLACES)).replaceAll('{since}', random.pick(SINCES)).replaceAll('{ask}', random.pick(ASKS));
  return random.pick(OPENINGS) + filled + random.pick(CLOSINGS);
}

/** A point of the phone, a place chosen from the list, the address in words, or nearly nothing. */
function placeOf(county: County, home: HomeRow, random: Chance): Record<string, unknown> {
  const unit = county.units.get(home.unitCode)?.name ?? '';
  const town = county.units.get(home.unitCode.slice(0, 9))?.name ?? '';
  switch (weighted(random, [['point', 34], ['chosen', 20], ['address', 32], ['name', 10], ['town', 4]] as const)) {
    case 'point': return { lng: home.lng, lat: home.lat, coordinateSystem: 'WGS84', placeWords: happens(random, 0.5) ? home.address : '' };
    case 'chosen': return { unitCode: home.unitCode, placeWords: random.pick(PLACES) };
    case 'address': return { placeWords: home.address };
    case 'name': return { placeWords: `${town}${unit}${random.pick(PLACES)}` };
    default: return { placeWords: town };
  }
}
