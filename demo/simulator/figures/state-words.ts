/** The states as the day's report names them. */
export const zh: Record<string, string> = {
  received: '待派发', dispatched: '已派发', accepted: '已接单', on_site: '已到场', answered: '已答复待确认', reopened: '重办待派发',
  refused: '拒接待派发', transferred: '已移交', in_consultation: '会商中', paused: '暂停', under_review: '复核中', confirmed: '已确认',
  not_accepted: '不予受理', joined: '已并案',
};
