import { STATE_NAMES, STEP_NAMES } from './state-names.js';

/**
 * Every expected refusal → its HTTP status and one sentence per language that says what to do. `{name}` is filled from
 * the refusal's values. A code that is not here does not compile where refusals are made with `RefusalCode`.
 */
export const REFUSALS = {
  input_not_understood: [400, '填写的内容有误：{fields}。请改正后再提交。', 'Some fields are not right: {fields}. Please correct them and send again.'],
  not_signed_in: [401, '请先登录。', 'Please sign in first.'],
  wrong_password: [401, '用户名或密码不对，请再试。', 'The name or password is wrong; please try again.'],
  wrong_code: [401, '验证码不对或已过期，请输入验证器上最新的六位数字。', 'The code is wrong or has expired; please type the newest one.'],
  sign_in_again: [401, '登录已超时，请重新输入用户名和密码。', 'This sign-in took too long; please start again with name and password.'],
  second_factor_set: [409, '验证器已经绑定，不需要再绑定。如要更换，请联系管理员。', 'An authenticator is already set up. To change it, ask your administrator.'],
  password_too_weak: [400, '新密码至少 10 个字，不能超过 128 个字。', 'A new password needs 10 to 128 characters.'],
  locked_out: [429, '连续输错次数过多，请 {minutes} 分钟后再试，或请管理员解锁。', 'Too many failed tries. Wait {minutes} minutes or ask an administrator.'],
  second_factor_needed: [403, '您的岗位需要两步验证。请先在“我的”里绑定验证器。', 'Your post needs a second factor. Please set up an authenticator first.'],
  not_allowed: [403, '您的岗位没有这项权限。如确需办理，请联系本级管理员。', 'Your post does not allow this. Please ask your administrator.'],
  other_site: [403, '这个操作不是从本系统的页面发出的，已拦下。请回到系统页面再试。', 'This request did not come from our own pages and was stopped. Please try again from there.'],
  not_found: [404, '没有找到，可能编号有误，或不在您的范围内。', 'Not found: the number may be wrong, or it is outside your area.'],
  id_already_used: [409, '这个编号已经用于另一份内容。请刷新页面后重新提交，已填内容不会丢失。', 'This id was already used for something else. Reload the page and send again; what you wrote is kept.'],
  moved_on: [409, '这件事已经有了新进展（{what}），请刷新后再操作。', 'This case has moved on ({what}); refresh and look again.'],
  not_now: [409, '现在的状态（{state}）不能做这一步（{command}）。', 'This step ({command}) is not possible in the present state ({state}).'],
  not_holder: [403, '这件事现在由 {holder} 负责，只有负责人能做这一步。', 'This case is with {holder} now; only the holder can do this.'],
  handler_cannot_confirm: [403, '办理人不能确认或评价自己办的事，请由群众本人或其他单位回访确认。', 'Whoever handled a case can neither confirm nor rate it; the reporter or another unit must.'],
  same_person: [403, '这一步需要另一个人来决定。', 'This needs a second person.'],
  same_unit: [403, '回访须由其他单位进行。', 'The call-back must be done by another unit.'],
  nothing_asked: [409, '没有待决定的申请。', 'Nothing has been asked for.'],
  already_asked: [409, '已有一项申请在等待决定。', 'A request is already waiting to be decided.'],
  class_not_higher: [409, '只能申请提高类别。', 'The class can only be raised.'],
  pause_too_long: [400, '这个理由最多暂停 {hours} 小时，请改短。', 'For this reason a pause may last at most {hours} hours.'],
  pause_not_again: [409, '这个理由的暂停次数已用完，不能再暂停。', 'No more pauses are allowed for this reason.'],
  time_not_possible: [400, '时间不对：不能晚于现在，也不能早于上一步。', 'That time is not possible: not after now, and not before the last step.'],
  person_unknown: [400, '没有这个人，或此人已不在岗位名册上。', 'That person is unknown or no longer on the roster.'],
  matter_unknown: [400, '没有这个事项，请从列表里选。', 'That matter is unknown; please choose from the list.'],
  unit_unknown: [400, '没有这个地方，请从列表里选，或用文字说明。', 'That place is unknown; choose from the list or describe it in words.'],
  place_outside: [400, '这个位置不在本县范围内。请重新选，或用文字说明地点。', 'That place is outside the county. Choose again or describe it in words.'],
  lead_unknown: [400, '没有编号为 {number} 的在办事项。', 'There is no open case with number {number}.'],
  lead_is_self: [400, '不能并入自己。', 'A case cannot be joined to itself.'],
  reopen_used: [409, '这件事已经重开过一次。请重新报一件，并写上原编号 {number}，我们会一并办理。', 'This case was reopened once already. Please send a new one and mention number {number}.'],
  other_unit: [400, '这一户和这个微网格不在同一个村或小区，请在本村、本小区内调整。', 'This household and this micro-grid are not of the same village or compound; choose one of its own.'],
  grid_full: [409, '这个微网格已满（上限 {capacity} 户）。请先调高上限，或选另一个微网格。', 'This micro-grid is full ({capacity} households). Raise its limit first, or choose another.'],
  already_there: [409, '这一户已经在这个微网格里。', 'The household is in this micro-grid already.'],
  already_helps: [409, '此人已经在办或协办这件事。', 'That person handles or helps with this case already.'],
  already_liaison: [409, '此人已经是这个微网格的联户长。', 'That person is the liaison of this micro-grid already.'],
  handover_open: [409, '这个微网格已有一份待签的交接单，请先签完或撤回。', 'This micro-grid has a handover waiting for signatures; sign it or take it back first.'],
  handover_closed: [409, '这份交接单已经签完或撤回。', 'This handover was signed or taken back already.'],
  not_given_yet: [409, '交出的人还没有签字。本人不能签的，请村社负责人代签后再接。', 'Whoever hands over has not signed yet. If they cannot, the secretary signs for them first.'],
  candidate_changed: [409, '这位候选人的情况刚被别人改过，请刷新后再改，您填的内容还在。', 'This candidate was changed by somebody else; refresh and change again. What you wrote is kept.'],
  candidate_closed: [409, '这位候选人已经{state}，不能再改。', 'This candidate is {state} already and cannot be changed.'],
  not_willing: [409, '{name} 没有表示愿意，不能选定。请先问本人，再记下本人的意愿。', '{name} has not said to be willing and cannot be chosen. Ask first and record the answer.'],
  votes_do_not_add: [400, '{name} 的票数合起来是 {votes} 票，超过到会的 {present} 人，请核对。', 'The votes on {name} add up to {votes}, more than the {present} present; please check.'],
  selection_in_future: [400, '会议日期不能晚于今天。', 'The meeting cannot be after today.'],
  plan_changed: [409, '这份方案刚被别人改过，请刷新后再操作，您的调整没有保存。', 'This plan was changed by somebody else; refresh and do it again. Your change was not saved.'],
  plan_not_now: [409, '方案现在是“{state}”，不能做这一步。', 'The plan is now "{state}"; this step is not possible.'],
  plan_overtaken: [409, '别人已经发布了第 {number} 号方案。请按新的情况重新起草，再发布。', 'Plan {number} was published meanwhile. Draft again from what is in force now, then publish.'],
  plan_unplaced: [409, '还有 {count} 户没有安排，请先调整上限或手动安排，再发布。', '{count} households have no place yet; raise limits or place them by hand, then publish.'],
  plan_liaison_gone: [409, '{name} 已不再担任联户长或不愿意，请换人重新求解，再发布。', '{name} no longer serves or is not willing; solve again without them, then publish.'],
  plan_no_liaison: [409, '这个村或小区还没有联户长，也没有愿意且未被反对的候选人。请先登记候选人。', 'This unit has no liaison and no candidate who is willing; register candidates first.'],
  plan_no_household: [409, '这里还没有登记住户，请先导入名册。', 'No household is registered here; import the roster first.'],
  plan_too_few: [400, '候选人只有 {count} 人，不能选 {choose} 人。', 'There are only {count} candidates; {choose} cannot be chosen.'],
  not_a_cell: [400, '请选一个村、社区或小区。', 'Choose a village, community or compound.'],
  roster_not_a_sheet: [415, '这不是表格文件。请上传 .xlsx 或 .csv 花名册。', 'This is not a table. Please send a roster as .xlsx or .csv.'],
  roster_old_xls: [415, '这是旧的 .xls 格式。请用表格软件打开，另存为 .xlsx 后再上传。', 'This is the old .xls format. Open it, save it as .xlsx and send that.'],
  roster_encrypted: [415, '这个文件设了密码。请去掉密码后再上传。', 'This file has a password. Remove it and send the file again.'],
  roster_broken: [415, '这个文件打不开，可能没有传完或已损坏。请重新保存后再上传。', 'This file cannot be opened; it may be damaged or incomplete. Save it again and send it once more.'],
  roster_empty: [400, '这个文件里没有数据。请检查第一个工作表。', 'There is no data in this file. Please look at its first sheet.'],
  roster_too_many_rows: [413, '超过 {rows} 行，一次装不下。请按村、社区分成几个文件。', 'More than {rows} rows: please split the file by village.'],
  roster_too_wide: [413, '列数太多（最多 200 列），不像花名册。请只保留需要的列。', 'Too many columns (200 at most). Please keep only those that are needed.'],
  roster_unpacks_too_large: [413, '这个文件解开后大得不正常，已拒收。请只保留花名册所在的工作表后再上传。', 'This file unpacks to an abnormal size and was refused. Keep only the sheet with the roster and send it again.'],
  import_not_now: [409, '这次导入现在是“{state}”，不能做这一步。请刷新后再看。', 'The import is “{state}” now; this step is not possible. Please refresh.'],
  columns_incomplete: [400, '还不能核对：请至少指定“姓名”或“户主”一列，以及“户号”“户主”或“地址”一列。', 'Not yet: name a column for the name or the householder, and one for the household number, householder or address.'],
  columns_twice: [400, '有两列指定成了同一项：{field}。请只保留一列。', 'Two columns are given as the same thing: {field}. Keep one.'],
  household_ended: [409, '这一户已经不在登记中（迁出、拆除或合并），不能再改。', 'This household is no longer registered (moved out, demolished or merged) and cannot be changed.'],
  household_changed: [409, '这一户刚被别人改过，请刷新后再改，您填的内容还在。', 'This household was changed by somebody else; refresh and change again. What you wrote is kept.'],
  household_in_force: [409, '这一户还在登记中，不用恢复。', 'This household is registered; there is nothing to bring back.'],
  household_merged: [409, '这一户已经并入另一户。要恢复，请在“合并记录”里撤销那次合并。', 'This household was merged into another one. To bring it back, undo that merge.'],
  move_elsewhere: [403, '新住处不在您的辖区。请由上级单位办理迁移，或在这里按“迁出”办理，再由对方登记。', 'The new place is outside your area. Let the unit above move it, or end it here as moved out and let the other unit register it.'],
  point_half: [400, '经度和纬度要一起填，或者都不填。', 'Give both longitude and latitude, or neither.'],
  name_not_a_name: [400, '“{name}”不像人名。请只写姓名，不写称呼和说明。', '“{name}” does not look like a name. Write the name alone.'],
  household_exists: [409, '这个单位已经有这一户：{address}。请打开它修改，不要重复登记。', 'This household is registered already: {address}. Open it and change it there.'],
  resident_elsewhere: [409, '有居民编号属于另一户，请刷新后再改。', 'A resident belongs to another household; refresh and try again.'],
  unit_without_households: [400, '住户要登记在村、社区或小区。请选一个。', 'Households are registered in a village, community or compound. Please choose one.'],
  merge_not_alike: [400, '只能合并同一个村或小区的两户。', 'Only two households of the same village or compound can be merged.'],
  merge_undone: [409, '这次合并已经撤销。', 'This merge has been undone.'],
  merge_too_old: [409, '合并超过 {days} 天，不能撤销了。请分别登记。', 'More than {days} days have passed; register the households separately.'],
  merge_changed_since: [409, '合并以后登记又有变化，不能自动恢复原样。请手工分开登记。', 'The register has changed since the merge and cannot be restored by itself; please separate the households by hand.'],
  care_kind_unknown: [400, '没有这种关爱服务，或已停用。请从列表里选。', 'That kind of care is unknown or no longer used; please choose from the list.'],
  care_too_long: [400, '这种服务一次最多登记 {days} 天，到期再确认。请改短。', 'This kind may be kept for at most {days} days at a time and is then confirmed anew. Make it shorter.'],
  objection_open: [409, '这一户对这条记录提出了异议，由村社负责人核实后决定保留还是结束。', 'The household objects to this record; the secretary of the place checks it and decides.'],
  already_objected: [409, '您对这条记录的异议已经收到，负责人正在核实，不用再提。', 'Your objection to this record was received and is being checked; there is no need to send it again.'],
  card_shown_once: [409, '这张联户卡的密钥只显示一次，系统没有留底。请重新发一张，旧卡随即作废。', 'The secret of this card was shown once and is not kept. Issue a new card; the old one stops working.'],
  file_unknown: [400, '有附件没有传完，请重新添加。', 'An attachment did not arrive; please add it again.'],
  file_too_large: [413, '文件太大（上限 {limit}）。请换一张小一些的，文字内容已保留。', 'The file is too large (limit {limit}). Choose a smaller one; your words are kept.'],
  file_type_refused: [415, '只能上传照片（JPG、PNG、WebP、HEIC）或录音。这个文件不是。', 'Only photos (JPG, PNG, WebP, HEIC) or voice recordings can be sent. This file is neither.'],
  file_broken: [415, '这个文件打不开，可能已损坏，请重新拍照或录音。', 'This file cannot be opened; please take it again.'],
  too_many_requests: [429, '操作太频繁，请 {seconds} 秒后再试。已填内容不会丢失。', 'Too many requests; try again in {seconds} seconds. What you wrote is kept.'],
  too_large: [413, '提交的内容太大，请缩短后再提交。', 'What was sent is too large; please shorten it.'],
  busy: [503, '系统正忙，请稍后再试。您的内容没有丢失，请再按一次。', 'The system is busy; please try again. Nothing is lost.'],
  broken: [500, '系统出了问题，已记录。请稍后再试，您的内容请先保留。', 'Something broke on our side and was recorded. Please try again; keep what you wrote.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof REFUSALS;
export type Language = 'zh' | 'en';

/** The sentence with its blanks filled; states and steps stand in it by the names people know. */
export function sentenceOf(code: RefusalCode, values: Record<string, string | number> = {}, language: Language = 'zh'): string {
  const [, zh, en] = REFUSALS[code];
  return (language === 'en' ? en : zh).replace(/\{(\w+)\}/g, (_, blank: string) => nameOf(blank, String(values[blank] ?? '…'), language));
}

function nameOf(blank: string, value: string, language: Language): string {
  const names = blank === 'command' ? STEP_NAMES[value] : blank === 'state' || blank === 'what' ? STATE_NAMES[value.replace(/^state\./, '')] : undefined;
  return names ? names[language === 'en' ? 1 : 0] : value;
}
