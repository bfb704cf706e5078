/** What people call the states and steps of a case; refusals name them in their sentences, screens show them. */
export const STATE_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  received: ['待派单', 'received'], dispatched: ['已派单', 'dispatched'], accepted: ['已接单', 'accepted'], on_site: ['已到场', 'on site'],
  answered: ['已答复', 'answered'], reopened: ['已重开', 'reopened'], refused: ['已退单', 'refused'], transferred: ['转办中', 'transferred'],
  in_consultation: ['会商中', 'in consultation'], paused: ['已暂停', 'paused'], under_review: ['复核中', 'under review'],
  confirmed: ['已办结', 'confirmed'], not_accepted: ['不予受理', 'not accepted'], joined: ['已并案', 'joined'],
  reading: ['正在读取', 'being read'], read: ['已读取', 'read'], checking: ['正在核对', 'being checked'], checked: ['已核对', 'checked'],
  applying: ['正在写入', 'being written'], applied: ['已写入', 'written'], cancelled: ['已放弃', 'given up'],
};

export const STEP_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  accept: ['接单', 'accept'], arrive: ['到场', 'arrive'], answer: ['答复', 'answer'], refuse: ['退单', 'refuse'], transfer: ['转办', 'transfer'],
  override: ['改派', 'override'], decide_consultation: ['会商决定', 'decide the consultation'], pause: ['暂停', 'pause'], resume: ['继续', 'resume'],
  need_help: ['请求支援', 'ask for help'], note: ['记录', 'note'], add: ['补充', 'add'], correct_matter: ['更正事项', 'correct the matter'],
  ask_class: ['申请提高类别', 'ask for a higher class'], decide_class: ['决定类别', 'decide the class'],
  propose_not_accepted: ['提出不予受理', 'propose not accepting'], decide_not_accepted: ['复核不予受理', 'review not accepting'], join: ['并案', 'join'],
  confirm: ['确认', 'confirm'], call_back: ['回访', 'call back'], reopen: ['重开', 'reopen'], dispatch: ['派单', 'dispatch'],
};
