import { column, COUNTY, keep, notPersonal, personal, type Registry } from './field.js';

const ofCase = { basis: 'asked_by_person', retention: keep(1095, 'case_ended'), audience: ['case_staff', 'reporter'] } as const;
const staffOnly = { audience: ['case_staff'] } as const;
const contact = { audience: ['case_staff'], retention: keep(365, 'case_ended') } as const;
const CASE = column('C0', '哪一件诉求', 'which case');
const ORDINAL = column('C0', '第几次', 'which one in order');

/** schema response: requests, their clocks and answers. */
export const RESPONSE_FIELDS: Registry = {
  'response.matters': notPersonal('事项目录', 'the catalogue of matters'),
  'response.stages': notPersonal('54321 各阶段时限', 'the lengths of the 54321 stages'),
  'response.calendar_days': notPersonal('工作日历', 'the working calendar'),
  'response.clocks': notPersonal('诉求的计时，没有人的信息', 'the clocks of a case; nothing about people'),

  'response.cases': personal('诉求', 'cases', ofCase, {
    county_code: COUNTY,
    case_id: CASE,
    case_number: column('C0', '便于口头查询的编号', 'a number to ask by'),
    unit_code: column('C0', '在哪个辖区', 'in which unit'),
    matter_code: column('C0', '什么事项', 'which matter'),
    matter_source: column('C0', '事项是识别、本人选还是更正的', 'suggested, chosen or corrected'),
    class: column('C0', '一般、复杂、重大', 'ordinary, complex or major'),
    needs_visit: column('C0', '是否要到现场', 'whether a visit is needed'),
    state: column('C0', '办到哪一步', 'how far it is'),
    state_before: column('C0', '暂停、复核后回到哪一步', 'where a pause or review goes back to', staffOnly),
    holder_before_id: column('C1', '复核后回到谁手里', 'to whom it goes back after review', staffOnly),
    not_accepted_proposal: column('C1', '拟不予受理的理由与提出人，待第二人复核', 'reason and proposer of not accepting, for a second person', staffOnly),
    open: column('C0', '是否在办', 'whether it is open'),
    holder_person_id: column('C1', '现在由谁负责', 'who has it now'),
    holder_desk_unit: column('C0', '现在在哪个值班台', 'at which desk it is'),
    handler_person_id: column('C1', '谁经办；经办人不能自己办结、自己评价', 'who handles it, and so may neither close nor rate it'),
    words: column('C1', '反映的事情，原话', 'what was reported, in the reporter\'s words'),
    place_words: column('C1', '在哪里', 'where it is'),
    lng: column('C1', '到现场；公开时只到大致位置', 'getting there; published only roughly'),
    lat: column('C1', '到现场；公开时只到大致位置', 'getting there; published only roughly'),
    channel: column('C0', '从哪里来，各渠道时限相同', 'how it came; every channel has the same clocks'),
    reporter_name: column('C1', '称呼；可不填；绝不给被反映人看', 'addressing the reporter; optional; never shown to whom it is about', contact),
    reporter_phone: column('C1', '回复；可不填；绝不给被反映人看', 'answering; optional; never shown to whom it is about', contact),
    tell_liaison: column('C0', '反映人是否愿意让联户长知道', 'whether the reporter wants the own liaison told'),
    reporter_household_id: column('C1', '由联户长代报时，是哪一户的事', 'whose household it concerns when a liaison reports for it', contact),
    opened_by: column('C1', '代为登记的工作人员', 'the staff member who wrote it down', staffOnly),
    secret_hash: column('C1', '核对查询链接；只存摘要', 'checks the secret link; only its hash is kept', { audience: ['nobody'] }),
    version: column('C0', '两人同时操作时不覆盖', 'two at once do not overwrite each other', staffOnly),
    refusals: column('C0', '第二次退回由街道会商', 'the second refusal goes to the street', staffOnly),
    reopens: column('C0', '可重新办理一次', 'one free reopen'),
    answers: column('C0', '答复次数', 'how many answers'),
    last_answer: column('C0', '最近一次答复', 'the latest answer'),
    lead_case_id: column('C0', '并入哪一件', 'which case it was joined to', staffOnly),
    excluded_person_ids: column('C1', '不再派给已退回的人', 'not given again to who refused it', staffOnly),
    received_at: column('C0', '计时起点', 'when the clocks began'),
    changed_at: column('C0', '最近变动', 'latest change', staffOnly),
    ended_at: column('C0', '何时办结', 'when it ended'),
  }),

  'response.answers': personal('答复', 'answers', ofCase, {
    county_code: COUNTY, case_id: CASE, ordinal: ORDINAL,
    outcome: column('C0', '办得怎样', 'the outcome'),
    words: column('C1', '答复的话', 'the words of the answer'),
    answered_by: column('C1', '谁答复的', 'who answered'),
    reviewed_by: column('C1', '不予受理时第二位复核人', 'the second person where it was not accepted', staffOnly),
    answered_at: column('C0', '何时答复', 'when'),
  }),

  'response.confirmations': personal('反映人确认或他人回访', 'confirmation by the reporter or a call-back', ofCase, {
    county_code: COUNTY, case_id: CASE,
    answer_ordinal: column('C0', '确认哪一次答复', 'which answer'),
    by_kind: column('C0', '本人确认还是回访', 'by the reporter or by a call-back'),
    by_person: column('C1', '谁回访的，不得是经办人', 'who called back, never who handled it', staffOnly),
    answered_by: column('C1', '核对确认人不是答复人', 'shows that who confirms did not answer', staffOnly),
    truly_solved: column('C1', '是否真正解决', 'whether it is truly solved'),
    stars: column('C1', '评价；不用于考核个人', 'the rating; people are not assessed by it'),
    pressed_to_rate: column('C1', '是否有人要求改评价', 'whether anybody asked for another rating', { audience: ['auditors', 'reporter'] }),
    words: column('C1', '反映人的话', 'the reporter\'s words'),
    confirmed_at: column('C0', '何时确认', 'when'),
  }),

  'response.pauses': personal('暂停，反映人看得到', 'pauses, seen by the reporter', ofCase, {
    county_code: COUNTY, case_id: CASE, ordinal: ORDINAL,
    reason: column('C0', '为何暂停，只有三种', 'why, one of three'),
    words: column('C1', '说明', 'explanation'),
    paused_by: column('C1', '谁暂停的', 'who paused it', staffOnly),
    paused_at: column('C0', '何时起', 'from when'),
    until_at: column('C0', '最迟何时止', 'until when at most'),
    resumed_at: column('C0', '何时恢复', 'when it went on'),
  }),

  'response.class_changes': personal('调整类别，须第二人同意', 'changes of class, which need a second person', ofCase, {
    county_code: COUNTY, case_id: CASE, ordinal: ORDINAL,
    from_class: column('C0', '原类别', 'class before'),
    to_class: column('C0', '新类别', 'class after'),
    reason: column('C1', '理由', 'the reason'),
    asked_by: column('C1', '谁提出', 'who asked', staffOnly),
    asked_at: column('C0', '何时提出', 'when'),
    decided_by: column('C1', '谁决定', 'who decided', staffOnly),
    decided_at: column('C0', '何时决定', 'when'),
    granted: column('C0', '是否同意', 'whether it was granted'),
  }),

  'response.case_files': personal('诉求的照片、录音', 'photos and voices of a case', ofCase, {
    county_code: COUNTY, case_id: CASE,
    file_id: column('C0', '哪个文件', 'which file'),
    added_by: column('C1', '谁添加的；居民不记', 'who added it; not kept for residents', staffOnly),
    added_at: column('C0', '何时添加', 'when'),
    purpose: column('C0', '反映时的还是办理的凭据', 'with the report or as evidence'),
  }),

  'response.case_helpers': personal('协办诉求的人：这户的联户长', 'who helps with a case: the household\'s own liaison', ofCase, {
    county_code: COUNTY, case_id: CASE,
    person_id: column('C1', '谁协办', 'who helps', staffOnly),
    why: column('C0', '为什么由其协办', 'why they help'),
    since: column('C0', '从何时起', 'since when'),
  }),

  'response.matter_corrections': personal('更正事项，使下次识别更准', 'corrections of the matter, which teach the next suggestion', { ...ofCase, audience: ['case_staff'] }, {
    county_code: COUNTY, case_id: CASE,
    from_matter: column('C0', '原事项', 'matter before'),
    to_matter: column('C0', '新事项', 'matter after'),
    corrected_by: column('C1', '谁更正', 'who corrected it'),
    corrected_at: column('C0', '何时更正', 'when'),
  }),

  'response.case_search': personal('供工作人员查找诉求的词', 'words by which staff find a case', { ...ofCase, audience: ['case_staff'] }, {
    county_code: COUNTY, case_id: CASE,
    unit_code: column('C0', '只在本辖区内查找', 'found only inside one\'s units'),
    document: column('C1', '由诉求文字拆出的词', 'words taken from the case\'s text'),
  }),
};
