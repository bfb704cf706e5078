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
