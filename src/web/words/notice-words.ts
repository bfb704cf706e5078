import type { Catalogue } from './catalogue.js';

/** One sentence per kind of notice; `data` fills the blanks. */
export const NOTICE_WORDS = {
  'notice.case_dispatched': ['新派单：{caseNumber} {matterName}', 'New case for you: {caseNumber} {matterName}'],
  'notice.case_taken_away': ['{caseNumber} 已改由他人办理', '{caseNumber} is now with somebody else'],
  'notice.case_at_desk': ['{caseNumber} 待值班台派单', '{caseNumber} waits at your desk'],
  'notice.help_asked': ['{caseNumber} 现场请求支援', '{caseNumber}: help is asked for on site'],
  'notice.clock_breached': ['{caseNumber} {stage}超时', '{caseNumber}: {stage} is over time'],
  'notice.case_helping': ['您联系的住户有事：{caseNumber} {matterName}，请协助', 'One of your households reported {caseNumber} {matterName}; please help'],
  'notice.case_helped_answered': ['您协办的 {caseNumber} 已答复', '{caseNumber}, which you help with, is answered'],
  'notice.case_helped_reopened': ['您协办的 {caseNumber} 群众重开', '{caseNumber}, which you help with, was reopened'],
  'notice.case_answered': ['{caseNumber} 已答复，待回访', '{caseNumber} is answered and waits for a call-back'],
  'notice.case_reopened': ['{caseNumber} 群众重开', '{caseNumber} was reopened by the reporter'],
  'notice.case_confirmed': ['{caseNumber} 群众已确认', '{caseNumber} was confirmed'],
  'notice.case_refused': ['{caseNumber} 被退单', '{caseNumber} was refused'],
  'notice.class_asked': ['{caseNumber} 申请提高类别，待您决定', '{caseNumber}: a higher class is asked for; please decide'],
  'notice.not_accepted_proposed': ['{caseNumber} 提出不予受理，待您复核', '{caseNumber}: not-accepted is proposed; please review'],
  'notice.consultation_needed': ['{caseNumber} 需要会商', '{caseNumber} needs a joint consultation'],
  'notice.reporter_added': ['{caseNumber} 群众补充了内容', '{caseNumber}: the reporter added something'],
  'notice.grid_planned': ['{gridName}：新方案已发布，您联系 {households} 户', '{gridName}: a new plan is in force; {households} households are yours'],
  'notice.handover_begun': ['{gridName} 交接（{households} 户）待签字', '{gridName}: a handover of {households} households waits for signatures'],
  'notice.care_expiring': ['有一项关爱登记 {day} 到期，请上门确认是否还需要', 'A care need ends on {day}; please ask whether it is still needed'],
  'notice.care_objection': ['有住户对关爱登记提出异议，请核实后答复', 'A household objects to what is noted about it; please check and answer'],
  'notice.other': ['有一条新通知', 'A new notice'],
} as const satisfies Catalogue;
