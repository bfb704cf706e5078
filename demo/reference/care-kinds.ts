/** One kind of care: what is done for whom, by which law, how often somebody looks in, and for how long it is kept at most. */
export interface StartingCareKind {
  code: string;
  group: 'party_member' | 'veteran' | 'difficulty' | 'elderly_or_alone';
  service: 'evacuate' | 'visit' | 'call' | 'deliver' | 'offer' | 'other';
  name: string;
  visitEveryDays: number | null;
  purpose: string;
  legalBasis: string;
  longestDays: number;
  inEmergency: boolean;
}

const OFFER = '本人自愿登记，单独同意（《个人信息保护法》第十三条第一款第一项、第二十九条）；随时可以撤回';
const ELDERLY = '《老年人权益保障法》第三十七条（为居家老年人提供生活照料、紧急救援、精神慰藉）；《个人信息保护法》第十三条第一款第三项';
const CHILD = '《未成年人保护法》第四十三条（村、居民委员会建立留守、困境未成年人信息档案并给予关爱帮扶）；监护人同意（《个人信息保护法》第三十一条）';
const VETERAN = '《退役军人保障法》第八章（服务站点联系沟通、走访慰问、优抚帮扶）；《个人信息保护法》第十三条第一款第三项';
const RELIEF = '《社会救助暂行办法》（主动发现并帮助申请救助）；《个人信息保护法》第十三条第一款第三项';
const EMERGENCY = '《突发事件应对法》（转移、安置受威胁人员，优先救助老人、儿童、残疾人等）；《个人信息保护法》第十三条第一款第三项、第四项';

const kind = (code: string, group: StartingCareKind['group'], service: StartingCareKind['service'], name: string, visitEveryDays: number | null,
  purpose: string, legalBasis: string, longestDays = 366, inEmergency = false): StartingCareKind =>
  ({ code, group, service, name, visitEveryDays, purpose, legalBasis, longestDays, inEmergency });

/** The four groups of any county, each mark a service that is owed or offered. A county adds its own. */
export const startingCareKinds: readonly StartingCareKind[] = [
  kind('party.offer', 'party_member', 'offer', '愿意帮助邻里', null, '邻里有事时请来搭把手', OFFER),
  kind('party.offer_emergency', 'party_member', 'offer', '应急时愿意出力', null, '转移群众、巡查值守时请来帮忙', OFFER, 366, true),
  kind('party.visit', 'party_member', 'visit', '老党员看望', 180, '定期看望，听取意见', OFFER),
  kind('veteran.visit', 'veteran', 'visit', '优抚走访慰问', 180, '走访慰问，告知优待政策', VETERAN),
  kind('veteran.other', 'veteran', 'other', '代办优待手续', 90, '帮助办理优待、就业等手续', VETERAN, 180),
  kind('veteran.offer_emergency', 'veteran', 'offer', '退役军人应急志愿', null, '应急时请来帮忙', OFFER, 366, true),
  kind('difficulty.visit', 'difficulty', 'visit', '生活帮扶走访', 30, '了解生活上缺什么，帮助申请救助', RELIEF),
  kind('difficulty.deliver', 'difficulty', 'deliver', '送物资上门', 30, '取不了物资时送到家', RELIEF, 180),
  kind('difficulty.other', 'difficulty', 'other', '代办救助手续', 30, '帮助准备和提交救助申请', RELIEF, 180),
  kind('elderly.visit', 'elderly_or_alone', 'visit', '每周探访', 7, '独自在家的老人每周有人上门看一看', ELDERLY),
  kind('elderly.call', 'elderly_or_alone', 'call', '电话问安', 7, '不便上门时打电话问一问', ELDERLY),
  kind('elderly.deliver', 'elderly_or_alone', 'deliver', '代购送药', 14, '出门不便时代买日用品、代取药', ELDERLY, 180),
  kind('elderly.evacuate', 'elderly_or_alone', 'evacuate', '转移时需要人接', 30, '汛期、火情、停水停电时有人上门接', EMERGENCY, 366, true),
  kind('mobility.evacuate', 'elderly_or_alone', 'evacuate', '转移时需要搀扶或用车', 30, '行动不便，转移时安排人和车', EMERGENCY, 366, true),
  kind('child.visit', 'elderly_or_alone', 'visit', '留守儿童探访', 14, '父母不在身边的孩子定期有人看望', CHILD, 180),
];
