import { writeSheet, type SheetCell } from '../../src/ground/sheets/write-sheet.js';

export interface Village { unitCode: string; name: string; lng: number; lat: number }
export interface PlantedRoster { file: Buffer; rows: number; households: number; people: number; rejected: Map<number, string>; corrected: Map<number, string>; one: { name: string; address: string; phone: string } }

const TITLE = '柳溪镇住户花名册';
const HEADINGS = ['序号', '村（社区）', '户号', '户主姓名', '姓名', '性别', '出生日期', '联系电话', '家庭住址', '经度', '纬度', '身份证号', '是否低保'];
const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜';
const GIVEN = '安宁平和顺康乐福祥瑞春夏秋冬云山川河海松柏桐枫禾谷丰穗岚溪';

/**
 * A roster as a town keeps it: a title and an empty line above the headings, which stand in the third row, several people per
 * household, columns nobody may collect; and with so many faults, each in a row of its own that is known. Everybody is made up.
 */
export async function rosterWithFaults(villages: readonly Village[], elsewhere: string, rows = 2000): Promise<PlantedRoster> {
  const sheet: SheetCell[][] = [];
  const rejected = new Map<number, string>();
  const corrected = new Map<number, string>();
  let households = 0;
  let people = 0;
  let one: PlantedRoster['one'] | undefined;
  const first = 4;
  const at = () => first + sheet.length;
  const faults = plan();
  for (let home = 0; sheet.length < rows - 1; home += 1) {
    const village = villages[home % villages.length]!;
    const holder = nameOf(home, 0);
    const address = `${1 + (home % 9)}组${100 + home}号`;
    const place = [village.lng + ((home % 41) - 20) / 20_000, village.lat + ((home % 37) - 18) / 20_000].map((degrees) => Number(degrees.toFixed(5))) as [number, number];
    households += 1;
    const size = Math.min(1 + (home % 5), rows - 1 - sheet.length);
    for (let nth = 0; nth < size; nth += 1) {
      const row: SheetCell[] = [sheet.length + 1, village.name, `X${10_000 + home}`, holder, nameOf(home, nth), nth % 2 ? '女' : '男', `${1940 + ((home + nth * 7) % 70)}-0${1 + (home % 9)}-1${nth}`,
        `1001${String(1_000_000 + sheet.length)}`, address, nth === 0 ? place[0] : null, nth === 0 ? place[1] : null, `99990119${50 + (home % 40)}0101${1000 + (sheet.length % 9000)}`, home % 11 === 0 ? '是' : '否'];
      people += 1;
      // One fault in every seventh household of several people, until all are planted: in its first row or in its last.
      const fault = home % 7 === 5 && nth === (faults[0]?.of === 'holder' ? 0 : size - 1) && size > 1 ? faults.shift() : undefined;
      if (fault) {
        fault.spoil(row, elsewhere);
        (fault.rejects ? rejected : corrected).set(at(), fault.code);
        if (fault.rejects) people -= 1;
      }
      sheet.push(row);
      if (!fault && nth === 0 && home === 3) one = { name: holder, address, phone: String(row[7]) };
    }
  }
  if (faults.length > 0 || !one) throw new Error('the roster is too short for its faults');
  rejected.set(at(), 'not_a_person');
  sheet.push(['合计', null, `${households} 户`]);
  const pieces: Buffer[] = [];
  async function* lines() { yield [HEADINGS as SheetCell[]]; yield sheet; }
  for await (const piece of writeSheet({ name: '花名册', title: TITLE, headings: ['填报单位：柳溪镇'], widths: [8] }, lines())) pieces.push(piece);
  return { file: Buffer.concat(pieces), rows: sheet.length, households, people, rejected, corrected, one };
}

interface Fault { code: string; of: 'holder' | 'last'; rejects: boolean; spoil: (row: SheetCell[], elsewhere: string) => void }

/** Columns: 1 village, 2 number, 3 householder, 4 name, 6 birth, 7 phone, 8 address, 9 and 10 the point. */
function plan(): Fault[] {
  const put = (column: number, value: SheetCell | ((was: SheetCell) => SheetCell)) => (row: SheetCell[]) => { row[column] = typeof value === 'function' ? value(row[column]!) : value; };
  const wide = (was: SheetCell) => String(was).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const kinds: [count: number, Fault][] = [
    [5, { code: 'full_width', of: 'last', rejects: false, spoil: put(7, wide) }],
    [4, { code: 'name_spaces', of: 'last', rejects: false, spoil: put(4, (was) => [...String(was)].join('　')) }],
    [6, { code: 'phone_cleaned', of: 'last', rejects: false, spoil: put(7, (was) => `${String(was).slice(0, 3)}-${String(was).slice(3)}`) }],
    [3, { code: 'phone_left_out', of: 'last', rejects: false, spoil: put(7, '12345') }],
    [4, { code: 'birth_from_age', of: 'last', rejects: false, spoil: put(6, '68岁') }],
    [3, { code: 'birth_from_serial', of: 'last', rejects: false, spoil: put(6, 20_454) }],
    [2, { code: 'birth_left_out', of: 'last', rejects: false, spoil: put(6, '1966-13-45') }],
    [3, { code: 'point_swapped', of: 'holder', rejects: false, spoil: (row) => { [row[9], row[10]] = [row[10]!, row[9]!]; } }],
    [2, { code: 'point_in_sea', of: 'holder', rejects: false, spoil: (row) => { row[9] = 123.5; row[10] = 30.1; } }],
    [2, { code: 'point_outside', of: 'holder', rejects: false, spoil: (row) => { row[9] = 91.1; row[10] = 29.6; } }],
    [2, { code: 'point_half', of: 'holder', rejects: false, spoil: put(10, null) }],
    [5, { code: 'continues_above', of: 'last', rejects: false, spoil: (row) => { for (const column of [1, 2, 3, 8]) row[column] = null; } }],
    [3, { code: 'no_name', of: 'last', rejects: true, spoil: put(4, null) }],
    [2, { code: 'not_a_name', of: 'last', rejects: true, spoil: put(4, '不详') }],
    [3, { code: 'unit_unknown', of: 'last', rejects: true, spoil: put(1, '没有这个村') }],
    [2, { code: 'unit_elsewhere', of: 'last', rejects: true, spoil: (row, elsewhere) => { row[1] = elsewhere; } }],
    [4, { code: 'same_person_twice', of: 'last', rejects: true, spoil: (row) => { row[4] = row[3]!; row[6] = null; row[7] = null; } }],
    [2, { code: 'household_conflict', of: 'last', rejects: true, spoil: put(8, '另外99号') }],
  ];
  // Of different kinds one after the other, as they would come in life.
  return kinds.flatMap(([count, fault]) => Array.from({ length: count }, (_, i) => ({ fault, i }))).sort((a, b) => a.i - b.i).map(({ fault }) => fault);
}

/** Another name for everybody of one household. */
function nameOf(home: number, nth: number): string {
  const family = FAMILY[home % FAMILY.length]!;
  return `${family}${GIVEN[(home * 3 + nth * 5) % GIVEN.length]!}${GIVEN[(Math.floor(home / 31) + nth) % GIVEN.length]!}`;
}
