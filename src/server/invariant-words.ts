/** What each invariant says, for people. The names are those of verify's JSON. */
export const INVARIANT_WORDS: Record<string, string> = {
  open_case_has_one_holder: '每件未结诉求有且只有一个负责人或值班台 An open case has exactly one holder',
  open_case_has_running_clock: '每件未结诉求至少有一个时钟在走 An open case has a running clock',
  desk_holds_under_desk_stage: '值班台只在派发、回访、会商、复核、暂停时钟下持有 A desk holds only under a desk’s clock',
  ended_case_runs_no_clock: '办结的诉求没有时钟在走 An ended case runs no clock',
  ended_case_has_answer: '办结的诉求都有答复 An ended case has an answer',
  joined_case_has_lead: '并案的诉求都有主案 A joined case has its lead',
  handler_neither_confirms_nor_rates: '办理人不确认也不评价自己办的事 The handler neither confirms nor rates',
  confirmation_refers_to_answer: '每次确认都对应一次答复 A confirmation refers to an answer',
  version_counts_facts: '版本号等于事实条数 A case’s version counts its facts',
  fact_of_case_has_case: '每条事实都有对应的诉求 A fact of a case has its case',
  holder_is_known: '每个负责人都在名册上 A holder is a known person',
  replayed_facts_give_the_case: '重放事实得到的状态和负责人与记录一致 Replaying the facts gives the case',
  facts_are_numbered: '每个对象的事实从 1 起连续编号 Facts are numbered 1 to n without gaps',
  household_has_valid_unit: '每户所在单元存在且有效 A household’s unit exists and is valid',
  nobody_is_told_twice: '同一件事不向同一人通知两次 Nobody is told the same thing twice',
};
