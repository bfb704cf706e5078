/** A matter of the starting list. `keywords` are words residents use for it; the longer a word the more it says. */
export interface StartingMatter {
  code: string;
  name: string;
  nameEn: string;
  class: 'ordinary' | 'complex' | 'major';
  needsVisit: boolean;
  skill: string | null;
  keywords: readonly string[];
}

type Line = readonly [code: string, name: string, nameEn: string, kind: string, skill: string | null, keywords: string];

/**
 * The list a county starts from and then makes its own. `kind`: o ordinary, c complex, m major; v = somebody has to go and
 * look. Heads gather what one department mostly answers for; the leaf decides in the duty chart.
 */
const LINES: readonly Line[] = [
  ['water', '供水排水', 'Water and drainage', 'ov', 'water', '供水 自来水 水务'],
  ['water.leak', '漏水', 'Leaking water', 'ov', 'water', '漏水 渗水 水管破裂 爆管 水管爆裂 跑水 管道漏水 滴水 水漫 楼上漏水 天花板漏水 屋顶漏水 管子裂 水管坏 水管爆 管子爆 自来水爆'],
  ['water.outage', '停水', 'No water', 'ov', 'water', '停水 没水 断水 水压低 水压不足 不来水 无故停水 水压 用水难 二次供水'],
  ['water.quality', '水质', 'Water quality', 'cv', 'water', '水质 水浑 水发黄 水有异味 饮用水 自来水浑浊 饮水安全 井水'],
  ['water.drain', '下水道堵塞', 'Blocked drain', 'ov', 'water', '下水道 堵塞 污水外溢 污水横流 化粪池 下水堵 管道堵 返水 排水管 污水管 粪水 下水设施'],
  ['water.flood', '积水内涝', 'Standing water, flooding', 'ov', 'water', '积水 内涝 水淹 雨水倒灌 倒灌 被淹 排涝 淹水 防汛 洪水'],
  ['power', '供电照明', 'Power and lighting', 'ov', 'power', '供电 电网 电力'],
  ['power.outage', '停电', 'Power cut', 'ov', 'power', '停电 没电 断电 跳闸 电压低 电压不稳 电压不足 频繁停电 用电 农网 电费'],
  ['power.danger', '线路隐患', 'Dangerous wiring', 'ov', 'power', '电线 线路老化 漏电 电线杆 变压器 高压线 触电 电线垂落 飞线 电杆 私拉电线'],
  ['power.street_lamp', '路灯', 'Street lamp', 'ov', 'power', '路灯 路灯不亮 路灯坏 没有路灯 照明 太黑 亮化 楼道灯'],
  ['gas', '燃气', 'Gas', 'cv', 'gas', '燃气 天然气 煤气 气罐 燃气泄漏 煤气味 通气 开通天然气 液化气 管道气'],
  ['heating', '供暖', 'Heating', 'ov', null, '供暖 暖气 供热 暖气不热 不暖 取暖 采暖 暖气费 供热站'],

  ['housing', '城乡建设与住房', 'Building and housing', 'cv', 'building', '城乡建设 规划 建设 住建局'],
  ['housing.unlawful', '违法建设', 'Unlawful building', 'cv', 'building', '违建 违章建筑 违法建筑 私搭乱建 乱搭乱建 加盖 搭建 违规建 占道建 违章搭建 改变规划 擅自改变'],
  ['housing.unsafe', '危房', 'Unsafe house', 'mv', 'building', '危房 房屋开裂 墙体开裂 裂缝 坍塌 倒塌 塌陷 房屋安全 危旧房 地面下沉 脱落'],
  ['housing.delivery', '交房与办证', 'Handover and title deeds', 'm', null, '交房 烂尾 延期交房 房产证 办证 不动产证 产权证 开发商 购房 楼盘 期房 预售 房屋质量 退房 首付 商品房'],
  ['housing.demolition', '征地拆迁', 'Land taking and resettlement', 'm', null, '拆迁 征地 征收 补偿款 安置房 安置费 拆迁户 棚户区 棚改 征地补偿 拆迁补偿 回迁 土地款 搬迁户'],
  ['housing.public', '公租房与公积金', 'Public housing and provident fund', 'c', null, '公租房 廉租房 保障房 经济适用房 公积金 住房补贴 租赁补贴 租房补贴 住房公积金'],
  ['housing.construction', '施工扰民', 'Construction site', 'ov', null, '施工 工地 打桩 夜间施工 占道施工 围挡 渣土车 渣土 施工围墙 装修 施工单位 建筑垃圾 招标 工程款'],
  ['housing.homestead', '宅基地与建房', 'Homestead and house building', 'c', null, '宅基地 建房 批地基 自建房 房屋翻建 建房审批 乡村规划 地基'],

  ['compound', '物业与小区', 'Property and compounds', 'ov', null, '小区 业主 住户'],
  ['compound.property', '物业服务', 'Property company', 'ov', null, '物业 物业费 物业公司 物管 保安 维修基金 物业服务 物业乱收费 公共维修 前期物业 物业管理'],
  ['compound.committee', '业委会', "Owners' committee", 'c', null, '业委会 业主委员会 业主大会 公共收益 选聘物业 更换物业'],
  ['compound.elevator', '电梯', 'Lift', 'ov', 'elevator', '电梯 电梯困人 困在电梯 电梯故障 电梯坏 加装电梯 电梯停运 电梯维修 困梯'],
  ['compound.fire_lane', '消防通道与设施', 'Fire lane and equipment', 'cv', 'safety', '消防通道 消防 堵塞通道 消防栓 灭火器 安全出口 占用通道 火灾隐患 楼道堆物 楼道杂物 火灾 电动车充电 飞线充电'],
  ['compound.parking', '停车', 'Parking', 'ov', null, '停车 车位 乱停车 停车位 停车难 违停 占用车位 堵车库 挪车 停车费 停车场 僵尸车 地下车库'],

  ['waste', '环境卫生', 'Waste and cleaning', 'ov', 'waste', '环境卫生 脏乱差 保洁 环卫 卫生差 脏乱'],
  ['waste.rubbish', '垃圾', 'Rubbish', 'ov', 'waste', '垃圾 垃圾堆 垃圾桶 垃圾清运 乱扔垃圾 垃圾站 垃圾成堆 臭味 清运 垃圾场 生活垃圾 垃圾中转站 堆放'],
  ['waste.toilet', '公厕', 'Public toilet', 'ov', 'waste', '公厕 厕所 旱厕 公共厕所 改厕 茅房'],
  ['waste.green', '绿化', 'Trees and green', 'ov', null, '绿化 树木 树枝 绿化带 草坪 毁绿 枯树 倒树 修剪 行道树 移植 公园'],

  ['environment', '环境保护', 'Environment', 'cv', 'waste', '环保 环境保护 污染 环保局 环评'],
  ['environment.noise', '噪声', 'Noise', 'ov', null, '噪音 噪声 扰民 太吵 吵闹 广场舞 高音喇叭 KTV 音响 轰鸣 睡不着 低频 酒吧'],
  ['environment.fumes', '油烟异味', 'Cooking fumes and smells', 'ov', null, '油烟 烧烤 异味 恶臭 餐馆油烟 刺鼻 气味 饭店油烟 排烟 难闻'],
  ['environment.straw', '秸秆焚烧', 'Burning straw', 'ov', 'safety', '秸秆 焚烧 烧秸秆 烧荒 露天焚烧 烧麦茬 焚烧垃圾 浓烟'],
  ['environment.dust', '扬尘废气', 'Dust and exhaust', 'cv', null, '扬尘 灰尘 粉尘 废气 黑烟 冒烟 石灰 采石场 砖厂 雾霾 空气污染 沙场 搅拌站 炼油厂 化工厂 排放 石场 煤'],
  ['environment.river', '河道水污染', 'Polluted water', 'cv', null, '河道 黑臭 水污染 废水 排污 污水排放 河水 鱼死 偷排 水库 污水直排 养殖污水 养猪场 污水'],
  ['environment.radiation', '基站与辐射', 'Masts and radiation', 'c', null, '基站 辐射 信号塔 电磁 高压塔 变电站'],

  ['city', '市容秩序', 'Streets and order', 'ov', 'stall', '市容 城管 城市管理'],
  ['city.stall', '占道经营摊贩', 'Street stalls', 'ov', 'stall', '占道经营 摊贩 流动摊贩 占道 摆摊 小贩 店外经营 夜市 马路市场 占用人行道'],
  ['city.manhole', '井盖', 'Manhole cover', 'ov', null, '井盖 窨井 井盖破损 井盖丢失 井盖缺失 井盖松动 没有井盖 下水井'],
  ['city.advert', '小广告与招牌', 'Posters and signs', 'ov', null, '小广告 牛皮癣 广告牌 招牌 乱贴 横幅 门头'],
  ['city.dog', '犬只', 'Dogs', 'ov', 'safety', '狗 养狗 遛狗 流浪狗 犬 恶犬 狗咬 咬人 不牵绳 溜狗'],

  ['road', '交通运输', 'Roads and transport', 'ov', 'road', '交通 运输 交通局'],
  ['road.pothole', '道路坑洼', 'Potholes', 'cv', 'road', '道路坑洼 坑洼 路面破损 坑坑洼洼 路坏 破路 修路 水泥路 道路破损 断头路 烂路 路面 道路硬化 村路 公路 桥 人行道'],
  ['road.traffic', '交通秩序', 'Traffic', 'ov', 'safety', '红绿灯 堵车 拥堵 交通秩序 闯红灯 超速 斑马线 交通事故 大货车 超载 交通标志 减速带 交警 单行 右转弯'],
  ['road.bus', '公交出行', 'Buses', 'c', null, '公交 公交车 班车 末班车 公交线路 站牌 候车 客运 校车 班次 车站 拒载 地铁 轨道交通 高铁'],
  ['road.taxi', '出租车与网约车', 'Taxis', 'c', null, '出租车 网约车 打车 黑车 不打表 滴滴 套牌 的士 摩的'],
  ['road.post', '邮政快递', 'Post and parcels', 'o', null, '快递 邮政 派件 包裹 快递费 邮局 丰巢 快件 取件 邮件'],

  ['people', '邻里与救助', 'Neighbours and help', 'ov', 'mediation', '邻里 村民 求助'],
  ['people.neighbour', '邻里纠纷', 'Quarrel between neighbours', 'ov', 'mediation', '邻里纠纷 邻居 吵架 打架 纠纷 争执 邻里 地界 采光 高空抛物 调解 隔壁'],
  ['people.family', '家庭矛盾', 'Trouble in a family', 'ov', 'mediation', '家暴 家庭矛盾 赡养 虐待 家庭暴力 离婚 打老婆 抚养 不孝'],
  ['people.alone', '独居老人', 'Old person alone', 'ov', null, '独居老人 独居 老人没人管 空巢 无人照料 孤寡 老人摔倒 老人敲门没人应 老人在家 行动不便 留守老人'],
  ['people.missing', '走失', 'Missing person', 'mv', 'safety', '走失 走丢 失踪 找不到人 迷路 离家出走 联系不上 孩子不见'],
  ['people.welfare', '低保救助', 'Low-income support', 'c', 'welfare', '低保 五保 特困 救助金 困难补助 临时救助 贫困户 残疾补贴 救济 残疾人 残联 扶贫 优抚 退役军人 补助'],
  ['people.elderly', '养老服务', 'Elderly care', 'c', 'welfare', '养老院 敬老院 养老服务 老年卡 高龄补贴 日间照料 老年食堂 福利院 老年'],
  ['people.village', '村务公开', 'Village affairs', 'c', null, '村务 村干部 村支书 村主任 村委会 财务公开 集体资产 土地承包 村集体 土地流转 承包地 选举 村书记'],

  ['labour', '劳动和社会保障', 'Work and social security', 'c', 'labour', '劳动 就业 社保局 人社局 员工'],
  ['labour.wages', '欠薪', 'Unpaid wages', 'm', 'labour', '欠薪 拖欠工资 工资 农民工 讨薪 拖欠 不发工资 血汗钱 工钱 民工 最低工资 加班费 拖欠农民工工资'],
  ['labour.contract', '劳动合同与用工', 'Contracts and employment', 'c', 'labour', '劳动合同 合同 辞退 裁员 不签合同 劳务派遣 劳动仲裁 试用期 休假 年假 加班 非法用工 编外 用工 双休'],
  ['labour.injury', '工伤', 'Injury at work', 'm', 'labour', '工伤 工地受伤 工伤认定 职业病 因工 伤残 工亡 尘肺'],
  ['labour.insurance', '社保与医保', 'Social and medical insurance', 'c', 'labour', '社保 养老保险 医保 医疗保险 失业保险 生育保险 社保卡 缴费 新农合 参保 断缴 报销 退休 退休金 养老金 退休工资 失业金 社会保障卡'],
  ['labour.training', '就业与资格', 'Training and certificates', 'c', null, '就业培训 职业培训 职称 再就业 资格证 招聘 考试 事业单位 公务员 驾校 驾培'],

  ['education', '教育文体', 'Education, culture, sport', 'c', 'education', '教育 学校 文体 教育局 学生 老师'],
  ['education.fees', '培训与学校收费', 'School and course fees', 'c', 'education', '培训机构 乱收费 培训收费 退费 补课 学费 择校费 资料费 校外培训 收费 补习班 培训班 学校收费 校服'],
  ['education.enrol', '入学转学', 'School places', 'c', 'education', '入学 转学 招生 学区 学位 上学 幼儿园 义务教育 录取 小学 中学 高中 学籍 高考 中考'],
  ['education.staff', '教师与师资', 'Teachers', 'c', 'education', '教师 师资 代课 老师打 体罚 班主任 民办教师 代课老师 特岗 教师待遇 乡村教师'],
  ['education.campus', '校园管理', 'School life', 'c', 'education', '食堂 宿舍 校园 霸凌 欺凌 晚自习 作业 校园欺凌 大学 毕业证 学院 上课 放假'],
  ['education.culture', '文化体育', 'Culture and sport', 'o', null, '图书馆 体育馆 文物 健身器材 文化站 体育场 篮球 广播电视 电视台 古建筑 球场 非遗 运动员 文化'],

  ['market', '商贸旅游', 'Trade and tourism', 'c', 'food', '市场 消费 商贸 工商局 经营'],
  ['market.food', '食品安全', 'Food safety', 'cv', 'food', '食品安全 过期食品 食物中毒 变质 不卫生 食品 餐饮卫生 黑作坊 假酒 病死猪 地沟油 过期'],
  ['market.consumer', '消费纠纷', 'Consumer complaint', 'c', null, '消费 退款 假货 欺诈 虚假宣传 缺斤短两 预付卡 跑路 诈骗 不退 传销 虚假广告 商标 霸王条款 以次充好 推销'],
  ['market.price', '价格', 'Prices', 'c', null, '物价 涨价 价格 哄抬 乱要价 宰客 明码标价 垄断 加价'],
  ['market.tourism', '旅游', 'Tourism', 'c', null, '旅游 景区 导游 门票 旅行社 酒店 景点 宾馆 旅游局 民宿'],
  ['market.licence', '证照办理', 'Licences', 'c', null, '营业执照 许可证 注销 办理执照 检疫证 资质 注册 变更登记 许可'],

  ['health', '卫生健康', 'Health', 'c', 'first_aid', '卫生 医疗 卫生局 卫计委'],
  ['health.urgent', '急病求助', 'Sudden illness', 'ov', 'first_aid', '晕倒 急救 昏迷 抽搐 突发疾病 摔伤 喘不上气 心脏病 叫救护车 流血 受伤了 摔倒'],
  ['health.care', '就医', 'Medical care', 'c', null, '就医 医院 看病 医生 挂号 医药费 卫生院 误诊 医患 医疗纠纷 村医 诊所 药品 医疗费 住院 护士 医护 无证行医 药店 门诊'],
  ['health.family', '生育与计生', 'Birth and family', 'c', null, '计划生育 独生子女 二胎 生育 产假 准生证 社会抚养费 计生 上户 超生 失独 户口'],
  ['health.vaccine', '防疫接种', 'Vaccination and epidemics', 'o', null, '疫苗 接种 防疫 传染病 疫情 消毒 体检 核酸'],

  ['agriculture', '农业农村', 'Farming', 'ov', 'pest', '农业 种地 农田 农村'],
  ['agriculture.pest', '病虫害', 'Crop pests', 'ov', 'pest', '病虫害 虫害 打药 蚜虫 枯萎 农药 美国白蛾 庄稼 小麦 玉米'],
  ['agriculture.irrigation', '农田水利', 'Irrigation', 'cv', 'irrigation', '浇地 灌溉 水渠 机井 农田水利 沟渠 抗旱 泵站 渠道 引黄 浇水 水利'],
  ['agriculture.animals', '禽畜', 'Farm animals', 'ov', 'pest', '养猪 养鸡 禽畜 畜禽 死猪 猪瘟 禽流感 养殖场 牲畜 粪便 鸡鸭 养殖 羊'],
  ['agriculture.subsidy', '惠农补贴', 'Farm subsidies', 'c', null, '粮补 种粮补贴 惠农 农机补贴 退耕还林 补贴发放 农业补贴 粮食补贴 直补'],

  ['safety', '治安与安全', 'Safety', 'ov', 'safety', '治安 安全隐患 报警 公安 警察'],
  ['safety.theft', '盗抢治安', 'Theft and disorder', 'ov', 'safety', '被偷 盗窃 小偷 抢劫 偷车 赌博 斗殴 入室 电瓶被偷 打人 麻将馆 黑社会'],
  ['safety.fire', '火情', 'Fire', 'mv', 'safety', '着火 起火 失火 火情 冒烟了 火灾 山火 爆炸'],
  ['safety.work', '生产安全', 'Safety at work sites', 'cv', 'safety', '安全生产 危险化学品 烟花爆竹 非法加油 违规作业 加油站 矿山 煤矿 塔吊 安监'],

  ['other', '其他事项', 'Anything else', 'ov', null, ''],
];

const CLASSES = { o: 'ordinary', c: 'complex', m: 'major' } as const;

/** Heads before their leaves. */
export const startingMatters: readonly StartingMatter[] = LINES.map(([code, name, nameEn, kind, skill, keywords]) => ({
  code, name, nameEn, skill,
  class: CLASSES[kind[0] as keyof typeof CLASSES],
  needsVisit: kind.includes('v'),
  keywords: keywords === '' ? [] : keywords.split(' '),
}));

export const parentOfMatter = (code: string): string | null => (code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null);
