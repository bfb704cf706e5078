import { forbiddenHeading, looksLikeIdNumbers, saysSensitive, withoutIdNumber } from './forbidden-columns.js';
import { narrow, tidy } from './plain-text.js';
import { isName, readBirth, readPhone, readSex } from './read-values.js';
import type { Field, Forbidden } from './roster.js';

export interface GuessedColumn {
  index: number; heading: string; field: Field | null; guessed: Field | null; guessedBy: 'heading' | 'content' | null; forbidden: Forbidden | null; examples: string[];
}
export interface Guess {
  /** The row of the file in which the headings stand; null: there are none, and the first row is already data. */
  headerRow: number | null;
  columns: GuessedColumn[];
}

/** Headings as villages write them. The first that fits counts; more special ones stand before more general ones. */
const HEADINGS: readonly [Field, RegExp][] = [
  ['relation', /与?户主.*关系|家庭关系|^关系$|成员关系/],
  ['householder', /^户主(姓名|名称|名)?$|^户主\(姓名\)$|^家庭户主$|^户代表$/],
  ['household_number', /^户(编)?号$|^户口?簿?编号$|^家庭(编)?号$|^户籍?序号$|^户序$|^住户(编)?号$|^householdno\.?$/i],
  ['name', /^(成员|居民|家庭成员|人员|住户|村民)?姓名$|^名字$|^name$/i],
  ['sex', /^性别$|^sex$/i],
  ['birth', /^出生(日期|年月日?|年份|年|时间)?$|^生日$|^年龄(\(.*\))?$|^周岁$|^birth/i],
  ['phone', /电话|手机|联系方式$|^phone$|^tel/i],
  ['point', /^(经纬度|坐标|定位|位置坐标|gps坐标)$/i],
  ['lng', /经度|^lng$|^lon|^x坐标$/i],
  ['lat', /纬度|^lat|^y坐标$/i],
  ['villager_group', /^(村民|居民)?小组$|^组别$|^所在组$|^(村民)?组$|^(生产)?队$|^第?几组$/],
  ['building', /^(楼栋|楼号|楼幢|栋号|幢号|楼|楼宇|几号楼)$/],
  ['entrance', /^(单元|单元号|门洞)$/],
  ['room', /^(房号|室号|门牌|房间号|户室|室)$/],
  ['unit', /^(所属|所在)?(村居?|村\(居\)|村\(社区\)|村庄|自然村|行政村|社区|小区|村社区|村委会|单位|网格村)(名称|名)?$/],
  ['address', /地址|住址|住所|门牌号$|居住地|家庭住处|address/i],
  ['contact', /联系(偏好|意愿)|希望.*(方式|联系)|^偏好$|联络方式$/],
  ['state', /居住(状态|情况|状况)|人员状态|^状态$|在家情况|人员类别|^去向$|^现状$|^备注$/],
];

const HEADER_WITHIN = 10;

const plainHeading = (text: string): string => narrow(tidy(text)).replace(/[\s*:：]/g, '');
const fieldOfHeading = (heading: string): Field | null => HEADINGS.find(([, words]) => words.test(heading))?.[0] ?? null;

/**
 * Which row holds the headings (the one of the first ten in which most are known) and what each column is: by its heading, else
 * by what stands in it. A field is given to one column only, the first. `rows` are the file's first rows, fifty are plenty.
 */
export function guessColumns(rows: readonly { number: number; cells: readonly string[] }[], thisYear: number): Guess {
  const scores = rows.slice(0, HEADER_WITHIN).filter((row) => row.number <= HEADER_WITHIN * 2)
    .map((row) => ({ row, known: new Set(row.cells.map((cell) => { const plain = plainHeading(cell); return plain.length > 14 ? null : fieldOfHeading(plain) ?? forbiddenHeading(plain); }).filter((one) => one !== null)).size }));
  const best = scores.reduce<(typeof scores)[number] | null>((a, b) => (b.known >= 2 && b.known > (a?.known ?? 0) ? b : a), null);
  const headerRow = best?.row.number ?? null;
  const data = rows.filter((row) => headerRow === null || row.number > headerRow);
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const taken = new Set<Field>();
  const columns: GuessedColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const heading = tidy(best?.row.cells[index] ?? '');
    const values = data.map((row) => narrow(tidy(row.cells[index] ?? '')));
    const forbidden = forbiddenHeading(plainHeading(heading)) ?? (looksLikeIdNumbers(values) ? 'id_number' : null);
    if (heading === '' && values.every((value) => value === '')) continue;
    const byHeading = forbidden ? null : fieldOfHeading(plainHeading(heading));
    const guessed = byHeading !== null && !taken.has(byHeading) ? byHeading : null;
    if (guessed) taken.add(guessed);
    columns.push({
      index, heading: heading.slice(0, 60), field: guessed, guessed, guessedBy: guessed ? 'heading' : null, forbidden,
      examples: forbidden ? [] : [...new Set(values.filter((value) => value !== ''))].slice(0, 3).map((value) => value.slice(0, 60)),
    });
  }
  for (const column of columns) {
    if (column.guessed || column.forbidden) continue;
    const field = fieldOfContent(data.map((row) => narrow(tidy(row.cells[column.index] ?? ''))).filter((value) => value !== ''), column.heading, taken, thisYear);
    if (!field) continue;
    taken.add(field);
    Object.assign(column, { field, guessed: field, guessedBy: 'content' });
  }
  // What is shown of a column is stored with it: nothing that is taken out of the rows.
  for (const column of columns) column.examples = column.examples.filter((value) => withoutIdNumber(value) === null && !saysSensitive(value, column.field));
  return { headerRow, columns };
}

/** A column without a known heading: what most of its values look like. A count of years is left alone, it may be of anything. */
function fieldOfContent(values: readonly string[], heading: string, taken: ReadonlySet<Field>, thisYear: number): Field | null {
  if (values.length < 2) return null;
  const most = (fits: (value: string) => boolean): boolean => values.filter(fits).length >= values.length * 0.7;
  const tests: readonly [Field, (value: string) => boolean][] = [
    ['sex', (value) => readSex(value) !== null && !/^\d$/.test(value)],
    ['phone', (value) => readPhone(value) !== null && /^\+?\d/.test(value)],
    ['birth', (value) => value.length > 5 && readBirth(value, thisYear)?.by === 'date'],
    ['lng', (value) => /^(7[3-9]|[89]\d|1[0-2]\d|13[0-5])\.\d{3,}$/.test(value)],
    ['lat', (value) => /^([3-9]|[1-4]\d|5[0-3])\.\d{3,}$/.test(value)],
    ['point', (value) => /^\d{1,3}\.\d{3,}[,，;； ]\s*\d{1,3}\.\d{3,}$/.test(value)],
    ['name', (value) => value.length >= 2 && value.length <= 4 && isName(value)],
    ['address', (value) => value.length >= 4 && /[组号栋楼村路巷室区]/.test(value) && /\d|[一二三四五六七八九十]/.test(value)],
  ];
  // Numbers in a row and remarks have headings of their own.
  if (/序号|编号|备注|人数|人口|面积/.test(heading)) return null;
  return tests.find(([field, fits]) => !taken.has(field) && most(fits))?.[0] ?? null;
}
