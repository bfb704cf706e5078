/** Words of the sheets that leave the house; an import reads the same words back. Sheets are Chinese: they go to village offices. */
export const SEX_WORDS: Record<string, string> = { male: '男', female: '女' };
export const STATE_WORDS: Record<string, string> = { living_here: '常住', working_away: '外出务工', moved_out: '已迁出', deceased: '已去世' };
export const CONTACT_WORDS: Record<string, string> = { phone: '电话', visit: '上门', message: '短信', neighbour: '邻居代转' };
export const RESULT_WORDS: Record<string, string> = { accepted: '已接受', corrected: '已更正', rejected: '未接受' };
export const OUTCOME_WORDS: Record<string, string> = { registered: '新登记', changed: '更新', unchanged: '没有变化' };

export const FIELD_WORDS: Record<string, string> = {
  household_number: '户号', householder: '户主', name: '姓名', relation: '与户主关系', sex: '性别', birth: '出生', phone: '电话', unit: '单位', address: '地址', villager_group: '小组',
  building: '楼栋', entrance: '单元', room: '房号', lng: '经度', lat: '纬度', point: '坐标', contact: '联系意愿', state: '居住状态',
};

export const NOTE_WORDS: Record<string, string> = {
  full_width: '全角字符改为半角', name_spaces: '去掉姓名中的空格', phone_cleaned: '电话去掉空格和符号', phone_first_taken: '有几个电话，取第一个', phone_left_out: '不是电话号码，未采用',
  birth_from_age: '由年龄推算出生年份', birth_from_serial: '表格日期序号换算为年份', birth_left_out: '出生日期看不懂或不可能，未采用', sex_left_out: '性别看不懂，未采用',
  contact_left_out: '联系意愿看不懂，未采用', state_left_out: '居住状态看不懂，未采用', point_swapped: '经纬度写反了，已对调', point_impossible: '坐标不可能，未采用',
  point_half: '只有经度或纬度，未采用', point_in_sea: '坐标在海里，未采用', point_outside: '坐标不在本县，未采用', continues_above: '没有写户号和地址，按上一行同一户',
  formula_value: '单元格是公式，取其现有的值', id_number_removed: '含身份证号，已删除，不保存', sensitive_removed: '含健康、救助、身份等不收集的内容，已删除，不保存',
  no_name: '没有姓名', not_a_name: '姓名不像人名', no_household: '不知道属于哪一户', no_address: '新登记的户没有地址', unit_unknown: '没有这个村、小区', unit_elsewhere: '不属于本次导入的单位',
  unit_ambiguous: '有几个同名的村、小区，请写上乡镇', unit_not_told: '没有写属于哪个村、小区', same_person_twice: '与前面的行是同一个人', household_conflict: '同一户号写了两个不同的地址',
  formula_without_value: '公式没有可用的值', cell_too_long: '内容太长', not_a_person: '合计或说明行，不是居民',
};
