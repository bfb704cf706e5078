/**
 * What residents say, by matter: how often it comes up, and sentences with blanks. {place} is a corner of the home or street,
 * {since} how long, {ask} what is wanted. Made up throughout.
 */
export interface MatterWords { matter: string; weight: number; sentences: readonly string[] }

const of = (matter: string, weight: number, ...sentences: string[]): MatterWords => ({ matter, weight, sentences });

export const MATTER_WORDS: readonly MatterWords[] = [
  of('water.leak', 7, '{place}的水管破裂，水一直往外流，{since}了，{ask}。', '楼上漏水，把我家天花板都泡了，{ask}。', '{place}水管爆裂，跑水很厉害，路面都湿了。', '厨房管道漏水{since}，自己修不好，{ask}。'),
  of('water.outage', 6, '我们这里停水{since}，也没有通知，{ask}。', '{place}一带水压低，早晚都不来水。', '家里断水了，老人没法做饭，{ask}。'),
  of('water.quality', 2, '自来水发黄，水质有问题，{since}了。', '水有异味，不敢喝，{ask}。'),
  of('water.drain', 5, '{place}下水道堵塞，污水外溢，味道很大，{ask}。', '化粪池满了返水，{since}没人管。', '{place}污水横流，走路都要绕着走。'),
  of('water.flood', 3, '下雨后{place}积水很深，车都过不去，{ask}。', '雨水倒灌到院子里，请帮忙排涝。'),
  of('power.outage', 6, '家里突然停电，邻居也没电，{ask}。', '{place}频繁停电，{since}跳闸好几次。', '电压低，空调带不动，{ask}。'),
  of('power.danger', 3, '{place}电线垂落，离地不到两米，很危险，{ask}。', '电线杆歪了，怕砸到人。', '变压器旁边漏电，孩子常在那里玩，{ask}。'),
  of('power.street_lamp', 6, '{place}的路灯不亮{since}了，晚上太黑，{ask}。', '路灯坏了，老人晚上出门看不见。', '楼道灯坏了{since}，{ask}。'),
  of('gas', 2, '{place}闻到煤气味，担心燃气泄漏，{ask}。', '天然气一直没有通气，{since}了。'),
  of('heating', 3, '暖气不热，家里只有十三度，{ask}。', '供暖{since}了还是不暖，老人孩子受不了。'),
  of('housing.unlawful', 2, '{place}有人私搭乱建，占了公共的地方，{ask}。', '邻居违章建筑越盖越高，挡了采光。'),
  of('housing.unsafe', 1, '老房子墙体开裂，怕是危房，{ask}。', '{place}房屋开裂，下雨怕坍塌。'),
  of('housing.construction', 3, '{place}工地夜间施工，{since}睡不好，{ask}。', '渣土车进进出出，施工没有围挡。'),
  of('compound.property', 3, '物业收了物业费不办事，{since}没人打扫，{ask}。', '物业公司态度差，报修没有回音。'),
  of('compound.elevator', 4, '{place}电梯坏了，{since}没修，老人上不了楼，{ask}。', '电梯停运，有人困在电梯里，{ask}！'),
  of('compound.fire_lane', 3, '{place}消防通道被车堵了，{ask}。', '楼道堆物，电动车飞线充电，火灾隐患很大。'),
  of('compound.parking', 6, '{place}乱停车，堵车库出不来，{ask}。', '停车位被僵尸车占了{since}，{ask}。', '违停的车挡住路口，请挪车。'),
  of('waste.rubbish', 9, '{place}垃圾成堆，{since}没有清运，臭味很大，{ask}。', '垃圾桶满了没人收，苍蝇很多。', '有人乱扔垃圾到{place}，{ask}。'),
  of('waste.green', 3, '{place}树枝压到电线上了，请修剪。', '倒树挡在路上，{ask}。', '绿化带枯树{since}了，怕倒下来。'),
  of('environment.noise', 6, '广场舞音响太吵，{since}天天如此，{ask}。', '{place}噪音扰民，孩子写不了作业。', '邻居半夜吵闹，睡不着，{ask}。'),
  of('environment.fumes', 2, '楼下烧烤油烟直往家里钻，{ask}。', '{place}饭店油烟异味很重，窗户不敢开。'),
  of('environment.straw', 2, '{place}有人烧秸秆，浓烟很大，{ask}。'),
  of('environment.river', 1, '河道发黑发臭，像有人偷排污水，{ask}。'),
  of('city.stall', 3, '{place}占道经营，人行道走不了，{ask}。', '流动摊贩把路口堵住了。'),
  of('city.manhole', 4, '{place}井盖破损，差点绊倒人，{ask}。', '井盖丢失，只放了块木板，很危险。'),
  of('city.dog', 3, '{place}流浪狗追人，孩子不敢上学，{ask}。', '有人遛狗不牵绳，狗咬了人。'),
  of('road.pothole', 5, '{place}道路坑洼，电动车摔了好几次，{ask}。', '村路破损，路面坑坑洼洼，{since}了。'),
  of('road.traffic', 3, '{place}红绿灯坏了，车乱成一团，{ask}。', '大货车超速从村口过，请装减速带。'),
  of('people.neighbour', 5, '和邻居因为地界吵架，请来调解，{ask}。', '邻里纠纷{since}了，两家见面就吵，{ask}。', '楼上高空抛物，说了不听。'),
  of('people.alone', 4, '独居老人敲门没人应，{ask}。', '{place}有位空巢老人行动不便，没人照料，想请人去看看。'),
  of('people.welfare', 3, '想问低保怎么办，家里老人生病{since}。', '残疾补贴没有发，{ask}。'),
  of('people.elderly', 2, '高龄补贴{since}没到账，{ask}。', '想问养老院怎么申请。'),
  of('people.village', 1, '村务没有公开，想看土地流转的账，{ask}。'),
  of('labour.wages', 2, '干了活拖欠工资，{since}没给，{ask}。'),
  of('labour.insurance', 3, '社保断缴能不能补，去哪里办？', '新农合报销{since}没到账，{ask}。'),
  of('education.fees', 2, '培训班关门不退费，{ask}。'),
  of('market.food', 2, '{place}小店卖过期食品，{ask}。', '在饭店吃坏了肚子，怀疑不卫生。'),
  of('market.consumer', 3, '预付卡老板跑路，钱要不回来，{ask}。', '买到假货不给退，{ask}。'),
  of('health.urgent', 2, '老人摔倒起不来，{ask}！', '有人晕倒在{place}，{ask}！'),
  of('health.care', 2, '村医{since}不在，药拿不到，{ask}。'),
  of('agriculture.irrigation', 2, '机井坏了，麦子等着浇地，{ask}。', '水渠堵了，{place}的地浇不上水。'),
  of('agriculture.pest', 1, '玉米叶子上虫害很多，不知道打什么药，{ask}。'),
  of('safety.theft', 2, '电瓶被偷了，就停在{place}，{ask}。', '{place}有人聚众赌博，{ask}。'),
  of('safety.fire', 1, '{place}着火了，快来人！', '{place}冒烟了，像是起火，{ask}！'),
  of('other', 3, '有件事不知道找谁，想请人回个电话。', '{place}的告示看不清，想问问是什么事。', '想反映一个情况，{ask}。'),
];

export const PLACES = ['村口', '家门口', '楼下', '小区南门', '小区北门', '路口', '胡同里', '小学旁边', '卫生室旁边', '超市门前', '河边', '桥头', '广场边', '公交站旁', '停车场', '院墙外', '幼儿园门口', '菜市场', '大槐树下', '健身器材那边'];
export const SINCES = ['两个小时', '半天', '一天', '两天', '三天', '一个星期', '半个月', '一个多月', '从昨晚到现在', '从早上到现在'];
export const ASKS = ['请尽快派人来看看', '麻烦处理一下', '希望今天能解决', '请帮忙解决', '请给个说法', '盼回复', '请来人看看', '希望重视', '拜托了', '请尽快处理'];
export const OPENINGS = ['', '', '', '你好，', '您好，', '反映一下，', '我想反映，', '又来麻烦你们了，', '急！', '请问有人管吗，'];
export const CLOSINGS = ['', '', '', '谢谢。', '谢谢你们。', '辛苦了。', '家里有老人孩子。', '已经打过电话了。', '邻居们都有意见。', '我一直在家，可以随时来。'];
