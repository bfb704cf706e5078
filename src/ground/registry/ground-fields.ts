import { column, COUNTY, keep, notPersonal, personal, type Registry } from './field.js';

/** schema ground: what every room stands on. */
export const GROUND_FIELDS: Registry = {
  'ground.listeners': notPersonal('各收听者处理到哪里，没有人的信息', 'how far each listener has heard; nothing about people'),
  'ground.settings': notPersonal('本套系统自身的设置', 'settings of the installation itself'),

  'public.ground_migrations': notPersonal('数据库升级到哪一步', 'which migrations have been applied'),

  'ground.facts': personal('事实：每件事发生了什么、谁做的、何时，只增不改', 'facts: what happened, by whom, when; append-only',
    { basis: 'statutory_work', retention: keep(1095, 'case_ended'), audience: ['case_staff'] }, {
      county_code: COUNTY,
      fact_id: column('C0', '标识一条事实', 'names one fact'),
      position: column('C0', '传递顺序', 'order of relay', { audience: ['nobody'] }),
      recorded_xid: column('C0', '传递时不遗漏', 'nothing is missed in relay', { audience: ['nobody'] }),
      subject_kind: column('C0', '事实是关于什么的', 'what kind of thing the fact is about'),
      subject_id: column('C1', '事实是关于哪一件诉求或哪一个人的', 'which case or person it is about'),
      subject_sequence: column('C0', '同一件事的先后', 'order within one subject'),
      kind: column('C0', '发生的是哪一种事', 'what kind of thing happened'),
      data: column('C1', '当时的内容：文字、原因、经手人', 'what it contained: words, reasons, people concerned', { audience: ['case_staff', 'reporter'] }),
      actor_kind: column('C0', '由系统、工作人员还是反映人做的', 'done by the system, by staff or by the reporter'),
      actor_id: column('C1', '谁做的，用以追究责任和纠错', 'who did it, to answer for it and to put it right'),
      unit_code: column('C0', '发生在哪个辖区', 'in which unit'),
      happened_at: column('C0', '何时发生', 'when it happened', { audience: ['case_staff', 'reporter'] }),
      recorded_at: column('C0', '何时记入', 'when it was recorded', { audience: ['nobody'] }),
    }),

  'ground.commands': personal('已收到的操作，重复提交时给出同一答复', 'commands received, so that sending twice gets the same answer',
    { basis: 'asked_by_person', retention: keep(30, 'created'), audience: ['nobody'] }, {
      county_code: COUNTY,
      command_id: column('C0', '标识一次操作', 'names one command'),
      input_hash: column('C1', '认出同一编号下不同的内容', 'tells other input under the same id'),
      answer: column('C1', '再次提交时原样答复', 'answered again as it was'),
      recorded_at: column('C0', '何时收到', 'when it was received'),
    }),

  'ground.notices': personal('发给工作人员的提醒', 'notices to staff',
    { basis: 'staff_duty', retention: keep(365, 'created'), audience: ['self'] }, {
      county_code: COUNTY,
      notice_id: column('C0', '标识一条提醒', 'names one notice'),
      person_id: column('C1', '发给谁', 'whom it is for'),
      kind: column('C0', '提醒什么', 'what it is about'),
      subject_kind: column('C0', '关于哪一类事', 'what kind of thing it concerns'),
      subject_id: column('C0', '关于哪一件', 'which one'),
      data: column('C1', '提醒的内容', 'what it says'),
      urgent: column('C0', '是否紧急', 'whether it is urgent'),
      state: column('C0', '是否送达、已读', 'whether it arrived and was read'),
      created_at: column('C0', '何时产生', 'when it was made'),
      sent_at: column('C0', '何时发出', 'when it was sent'),
      delivered_at: column('C0', '何时送达', 'when it arrived'),
      read_at: column('C0', '何时读到，只用于决定是否换一种方式再发', 'when it was read, only to decide whether another way must be tried'),
    }),

  'ground.files': personal('照片与录音；未随诉求提交的一天后删除', 'photos and voices; what was never sent with anything goes after a day',
    { basis: 'asked_by_person', retention: keep(1095, 'case_ended'), audience: ['case_staff', 'reporter'] }, {
      county_code: COUNTY,
      file_id: column('C0', '标识一个文件', 'names one file'),
      sha256: column('C1', '找到内容，核对未被改动；照片已去除拍摄位置等信息', 'finds the bytes and shows they are unchanged; photos are stripped of where they were taken'),
      source_sha256: column('C1', '认出重复上传', 'tells the same upload again', { audience: ['nobody'] }),
      bytes: column('C0', '大小', 'size'),
      media_type: column('C0', '类型', 'kind of file'),
      width: column('C0', '显示', 'display'),
      height: column('C0', '显示', 'display'),
      uploaded_at: column('C0', '未提交的到期删除', 'what is never sent can be removed in time', { audience: ['nobody'], retention: keep(1, 'created', 'sweep-files') }),
      uploaded_by: column('C1', '上传的工作人员；居民上传不记', 'the staff member who uploaded; not kept for residents', { audience: ['nobody'] }),
      attached_to: column('C0', '属于哪一件诉求', 'which case it belongs to', { audience: ['nobody'] }),
    }),

  'ground.role_grants': personal('谁在哪个辖区有什么权限', 'who may do what where',
    { basis: 'security', retention: keep(1095, 'grant_ended'), audience: ['grants_admin', 'auditors', 'self'] }, {
      county_code: COUNTY,
      person_id: column('C1', '授权给谁', 'who was granted it'),
      role: column('C0', '什么角色', 'which role'),
      unit_code: column('C0', '在哪个辖区', 'in which unit'),
      granted_at: column('C0', '何时授权', 'when it was granted'),
      granted_by: column('C1', '谁授权的', 'by whom'),
      ends_at: column('C0', '何时结束', 'when it ends'),
    }),
};
