import { dayNumber, makeXlsx, toGb18030, type MadeCell } from './make-xlsx.js';

/** The village it is a roster of, another one of the county, and a point inside the county near the village. */
export interface RosterOf { village: string; elsewhere: string; lng: number; lat: number }
export interface Planted { file: Buffer; rows: number; households: number; /** Row of the file → codes of what was planted there, sorted. */ faults: Map<number, string[]> }

const HEADINGS = ['序号', '户 号', '户主姓名', '姓名', '与户主关系', '性别', '出生日期', '身份证号', '民族', '联系电话', '所属村', '家庭住址', '经度', '纬度', '居住情况', '是否低保户'];
const [NUMBER, HOLDER, NAME, RELATION, SEX, BIRTH, , , PHONE, VILLAGE, ADDRESS, LNG, LAT, STATE] = HEADINGS.map((_, i) => i).slice(1) as [number, number, number, number, number, number, number, number, number, number, number, number, number, number];
const FIRST = 5;
const PER = 4;
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const GIVEN = '安宁福禄寿喜春夏秋冬东南西北梅兰竹菊山水';
const nameOf = (n: number): string => `${SURNAMES[n % 20]}${GIVEN[Math.floor(n / 20) % 20]}${GIVEN[Math.floor(n / 400) % 20]}`;

/** One fault: what it is called, whether the row is taken all the same, how it is put into the row of a household's second person. */
interface Fault { codes: string[]; plant(row: MadeCell[], of: RosterOf, above: readonly MadeCell[], first: readonly MadeCell[]): void; csv?: false; holder?: true }
const FAULTS: readonly Fault[] = [
  { codes: ['full_width'], plant: (row) => { row[PHONE] = '１００１２３４５６７８'; } },
  { codes: ['name_spaces'], plant: (row) => { row[NAME] = `${(row[NAME] as string).slice(0, 1)}  ${(row[NAME] as string).slice(1)}`; } },
  { codes: ['phone_cleaned'], plant: (row) => { row[PHONE] = '+86 100-1234-5678'; } },
  { codes: ['phone_first_taken'], plant: (row) => { row[PHONE] = '10012345678/10087654321'; } },
  { codes: ['phone_left_out'], plant: (row) => { row[PHONE] = '1001234'.slice(0, 4); } },
  { codes: ['birth_from_age'], plant: (row) => { row[BIRTH] = '68岁'; } },
  { codes: ['birth_from_serial'], plant: (row) => { row[BIRTH] = '20345'; } },
  { codes: ['birth_left_out'], plant: (row) => { row[BIRTH] = '属龙的'; } },
  { codes: ['birth_left_out'], plant: (row) => { row[BIRTH] = '1850-01-01'; } },
  { codes: ['sex_left_out'], plant: (row) => { row[SEX] = '看不清'; } },
  { codes: ['state_left_out'], plant: (row) => { row[STATE] = '待核实'; } },
  { codes: ['point_swapped'], plant: (row, of) => { row[LNG] = of.lat; row[LAT] = of.lng; }, holder: true },
  { codes: ['point_in_sea'], plant: (row) => { row[LNG] = 123.5; row[LAT] = 30.1; }, holder: true },
  { codes: ['point_outside'], plant: (row) => { row[LNG] = 91.1; row[LAT] = 29.6; }, holder: true },
  { codes: ['point_impossible'], plant: (row) => { row[LNG] = '村东头'; row[LAT] = '大树旁'; }, holder: true },
  { codes: ['point_half'], plant: (row) => { row[LAT] = null; }, holder: true },
  { codes: ['formula_value'], plant: (row) => { row[STATE] = { formula: 'IF(1=1,"常住","")', value: '常住' }; }, csv: false },
  { codes: ['id_number_removed'], plant: (row) => { row[ADDRESS] = `${row[ADDRESS] as string} 110101199003070011`; } },
  { codes: ['sensitive_removed'], plant: (row) => { row[STATE] = '低保户，独居'; } },
  { codes: ['continues_above'], plant: (row) => { for (const field of [NUMBER, HOLDER, ADDRESS, VILLAGE]) row[field] = null; } },
  { codes: ['full_width', 'phone_left_out'], plant: (row) => { row[PHONE] = '１２３４'; } },
  { codes: ['no_name'], plant: (row) => { row[NAME] = null; } },
  { codes: ['not_a_name'], plant: (row) => { row[NAME] = '老王家2'; } },
  { codes: ['unit_unknown'], plant: (row) => { row[VILLAGE] = '查无此村'; } },
  { codes: ['unit_elsewhere'], plant: (row, of) => { row[VILLAGE] = of.elsewhere; } },
  { codes: ['household_conflict'], plant: (row) => { row[ADDRESS] = '别处路999号'; } },
  { codes: ['same_person_twice'], plant: (row, _of, above) => { row[NAME] = above[NAME] as string; row[BIRTH] = above[BIRTH] ?? null; row[PHONE] = above[PHONE] ?? null; } },
  { codes: ['same_person_twice'], plant: (row, _of, _above, first) => { for (const field of [NAME, BIRTH, PHONE]) row[field] = first[field] ?? null; } },
  { codes: ['formula_without_value'], plant: (row) => { row[NAME] = { formula: 'VLOOKUP(A9,字典!A:B,2)' }; } },
  { codes: ['cell_too_long'], plant: (row) => { row[STATE] = '很长'.repeat(150); } },
];

/**
 * A roster of so many rows as a village keeps it: a title, a note and an empty row above the headings; households of four people,
 * their number and address merged over their rows; every other date a real one, the rest as text; ID numbers, ethnicity and
 * benefits in columns of their own; a sum at the end. Each kind of fault is planted `times` times, each in a household of its own.
 */
export function plantedRoster(of: RosterOf, rows: number, options: { kind?: 'xlsx' | 'gb18030'; times?: number; mend?: boolean; label?: string } = {}): Planted {
  const { kind = 'xlsx', times = 3, mend = false, label = '新村' } = options;
  const sheet: (MadeCell[] | null)[] = [[`${of.village}住户花名册`], ['填报单位：村委会　　填报日期：2026年3月'], null, HEADINGS];
  const merges = ['A1:P1'];
  const faults = new Map<number, string[]>();
  const people = rows - 2;
  const kinds = FAULTS.filter((fault) => kind === 'xlsx' || fault.csv !== false);
  const planned = Array.from({ length: kinds.length * times }, (_, i) => kinds[i % kinds.length] as Fault);
  const lost: MadeCell[] = Array.from({ length: HEADINGS.length }, () => null);
  lost[NAME] = '无户可归';
  lost[RELATION] = '子';
  sheet.push(lost);
  if (!mend) faults.set(FIRST, ['no_household']);
  else { lost[NUMBER] = `${label}0`; lost[ADDRESS] = `${label}路0号`; }
  for (let n = 0; n < people; n += 1) {
    const household = Math.floor(n / PER) + 1;
    const member = n % PER;
    const row = personRow(of, household, member, n, label);
    const number = sheet.length + 1;
    const fault = planned[household - 2];
    const above = sheet[sheet.length - 1] ?? [];
    if (household > 1 && fault && !mend && member === (fault.holder ? 0 : 1)) {
      fault.plant(row, of, above, sheet[FIRST] ?? []);
      faults.set(number, fault.codes);
    } else if (kind === 'xlsx' && member > 0 && !fault && household > 1) {
      // Written once and merged downwards, as people do.
      for (const field of [NUMBER, HOLDER, ADDRESS]) row[field] = null;
      if (member === 1) for (const letter of ['B', 'C', 'L']) merges.push(`${letter}${number - 1}:${letter}${Math.min(number + PER - 2, FIRST + people)}`);
    }
    sheet.push(row);
  }
  faults.set(sheet.length + 1, ['not_a_person']);
  sheet.push(['合计', null, `${people}人`]);
  return { file: kind === 'xlsx' ? makeXlsx({ rows: sheet, merges }) : toGb18030(csvOf(sheet)), rows, households: Math.ceil(people / PER) + (mend ? 1 : 0), faults };
}

/** Rosters of other labels are of other people. */
const shiftOf = (label: string): number => (label === '新村' ? 0 : ([...label].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 800) * 10_000);

function personRow(of: RosterOf, household: number, member: number, n: number, label: string): MadeCell[] {
  const born = `${1940 + (n % 70)}-0${(n % 9) + 1}-1${n % 9}`;
  return [
    n + 1, `${label}${household}`, nameOf((household - 1) * PER), nameOf(n), ['户主', '配偶', '子', '女'][member] as string, n % 2 === 0 ? '男' : '女',
    n % 2 === 0 ? { day: dayNumber(born) } : born.replaceAll('-', '.'), `11010119900307${String(1000 + (n % 9000))}`, '汉族', `100${String(20_000_000 + shiftOf(label) + n)}`,
    of.village, `${label}路${household}号`, Number((of.lng + (household % 50) * 1e-5).toFixed(6)), Number((of.lat + (household % 40) * 1e-5).toFixed(6)),
    member === 3 ? '外出务工' : '常住', n % 11 === 0 ? '是' : '否',
  ];
}

const csvOf = (sheet: readonly (readonly MadeCell[] | null)[]): string => `${sheet.map((row) => (row ?? []).map((value) => {
  if (value === null) return '';
  if (typeof value !== 'object') return /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return 'day' in value ? new Date((value.day - 25_569) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/') : `=${value.formula.replaceAll(',', ';')}`;
}).join(',')).join('\r\n')}\r\n`;
