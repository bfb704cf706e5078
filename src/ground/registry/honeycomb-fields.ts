import { column, COUNTY, keep, notPersonal, personal, type Registry } from './field.js';
import { REGISTER_FIELDS } from './register-fields.js';

const register = { basis: 'statutory_work', retention: keep(365, 'moved_out', 'forget-register'), audience: ['unit_staff'] } as const;
const post = { basis: 'staff_duty', retention: keep(1095, 'post_ended'), audience: ['unit_staff', 'self'] } as const;

/** schema honeycomb: units, the household register, those who serve. */
export const HONEYCOMB_FIELDS: Registry = {
  'honeycomb.units': notPersonal('行政区划与小区，监督电话是公开的值班电话', 'divisions and compounds; the supervision telephone is a public one'),
  'honeycomb.unit_names': notPersonal('地名的沿革', 'former names of places'),
  'honeycomb.unit_cells': notPersonal('地块属于哪个单位', 'which unit a piece of ground belongs to'),
  'honeycomb.posts': notPersonal('岗位本身，不是在岗的人；坐标是岗位驻地', 'the post, not who holds it; its place is where it is stationed'),
  'honeycomb.duty_chart': notPersonal('事项由哪类岗位办', 'which kind of post does what'),

  'honeycomb.households': personal('住户登记', 'the household register', register, {
    county_code: COUNTY,
    household_id: column('C1', '标识一户', 'names one household'),
    unit_code: column('C1', '属于哪个村、小区', 'which village or compound it belongs to'),
    address: column('C1', '上门、核对地点', 'coming to the door, knowing the place'),
    lng: column('C1', '就近联户；除本户联户长外只显示到约 100 米', 'linking to the nearest; shown to about 100 m to all but the own liaison'),
    lat: column('C1', '就近联户；除本户联户长外只显示到约 100 米', 'linking to the nearest; shown to about 100 m to all but the own liaison'),
    building: column('C1', '就便联户：同一栋楼', 'linking by the same building'),
    entrance: column('C1', '就便联户：同一单元门', 'linking by the same entrance'),
    villager_group: column('C1', '就便联户：同一村民小组', 'linking by the same villager group'),
    facts_told: column('C0', '事实的顺序号', 'sequence of the facts about the household', { audience: ['nobody'] }),
    contact_preference: column('C1', '按住户愿意的方式联系', 'reaching the household the way it prefers'),
    household_number: column('C1', '村里自编的户号，花名册凭它认得同一户', 'the village\'s own number, by which a roster finds the same household'),
    address_key: column('C1', '同一地址的不同写法', 'different spellings of one address', { audience: ['nobody'] }),
    ended_because: column('C1', '为什么不再登记', 'why it is registered no more'),
    valid_from: column('C1', '登记起', 'registered from'),
    valid_to: column('C1', '登记止', 'registered to'),
    forgotten_on: column('C0', '何时起只剩编号', 'since when nothing but the id is left', { audience: ['nobody'] }),
  }),

  'honeycomb.residents': personal('居民登记；不收身份证号', 'residents; no identity number is collected', register, {
    county_code: COUNTY,
    resident_id: column('C1', '标识一位居民', 'names one resident'),
    household_id: column('C1', '属于哪一户', 'which household'),
    name: column('C1', '称呼、核对', 'addressing and recognising the person'),
    name_initials: column('C1', '按拼音首字母查找', 'search by pinyin initials'),
    sex: column('C1', '公平性统计', 'fairness statistics'),
    birth_year: column('C1', '只到年：是否成年、是否高龄', 'the year only: of age, or elderly'),
    phone: column('C1', '联系', 'reaching the person'),
    householder: column('C1', '一户找谁；不记亲属关系', 'whom to ask in a household; no kinship is kept'),
    state: column('C1', '是否在住，决定是否上门', 'lives here or not, which decides whether to come'),
    state_since: column('C1', '从哪天起，到期清除用', 'since when, for removing it in time', { audience: ['nobody'] }),
  }),

  'honeycomb.people': personal('为群众服务的人：工作人员、联户长、有岗位的志愿者', 'those who serve: staff, liaisons, volunteers with a post', post, {
    county_code: COUNTY,
    person_id: column('C1', '标识一人', 'names one person'),
    name: column('C1', '群众知道谁在办', 'people know who is dealing with it', { audience: ['unit_staff', 'self', 'reporter'] }),
    name_initials: column('C1', '按拼音首字母查找', 'search by pinyin initials'),
    phone: column('C1', '工作联系', 'reaching the person at work'),
    unit_code: column('C0', '属于哪个单位', 'which unit the person belongs to'),
    skills: column('C1', '派给会办的人', 'giving work to who can do it'),
    facts_told: column('C0', '事实的顺序号', 'sequence of the facts about the person', { audience: ['nobody'] }),
    valid_from: column('C0', '在岗起', 'serves from'),
    valid_to: column('C0', '在岗止', 'serves to'),
  }),

  'honeycomb.post_holders': personal('谁在哪个岗位', 'who holds which post', post, {
    county_code: COUNTY,
    post_id: column('C0', '哪个岗位', 'which post'),
    person_id: column('C1', '谁', 'who'),
    capacity: column('C0', '同时最多办几件，避免过载', 'how many cases at once, against overload'),
    valid_from: column('C0', '任职起', 'from'),
    valid_to: column('C0', '任职止', 'to'),
  }),

  'honeycomb.shift_patterns': personal('每周排班', 'the weekly roster', post, {
    county_code: COUNTY,
    post_id: column('C0', '哪个岗位', 'which post'),
    person_id: column('C1', '谁值班', 'who is on duty'),
    weekdays: column('C0', '星期几', 'on which days'),
    start_minute: column('C0', '几点起', 'from what time'),
    length_minutes: column('C0', '多长', 'how long'),
  }),

  'honeycomb.shifts': personal('班次：此刻谁在值班；不是考勤', 'shifts: who is on duty now; not attendance', { ...post, retention: keep(365, 'shift_ended') }, {
    county_code: COUNTY,
    post_id: column('C0', '哪个岗位', 'which post'),
    person_id: column('C1', '谁值班', 'who is on duty'),
    starts_at: column('C0', '起', 'from'),
    ends_at: column('C0', '止', 'to'),
  }),

  'honeycomb.duty_chart_versions': personal('分工表的版本', 'versions of the division of work', post, {
    county_code: COUNTY,
    version: column('C0', '第几版', 'which version'),
    effective_at: column('C0', '何时生效', 'from when it counts'),
    adopted_by: column('C1', '谁批准的', 'who adopted it'),
    note: column('C0', '说明', 'a note'),
  }),

  ...REGISTER_FIELDS,
};
