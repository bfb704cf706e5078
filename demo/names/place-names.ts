import type { Chance } from '../random.js';

// Every part is an everyday word for a tree, a crop, water or a building; no two places of the county share a name.
const STREETS = ['清河', '安平', '朝晖'];
const TOWNS = ['柳溪', '桑园', '枣林', '杏坞', '石桥', '白杨', '芦荡', '青禾', '双渠', '望川', '麦丰', '榆林店'];
const LANDMARKS = ['槐树', '柳林', '枣园', '杏花', '石桥', '桑树', '梨园', '榆树', '芦花', '荷塘', '麦香', '谷场', '豆坡', '棉田', '竹园',
  '桃林', '松坡', '柏树', '椿树', '楸树', '苇塘', '清泉', '甜井', '双井', '古井', '磨盘', '石碾', '砖窑', '瓦窑', '油坊', '粉坊', '豆腐',
  '铁匠', '木匠', '渡口', '闸口', '堤上', '河湾', '沙岗', '土台', '高台', '东岭', '西岭', '南洼', '北洼', '燕子', '喜鹊', '白鹭', '鸿雁', '青牛',
  '金马', '红花', '紫藤', '葡萄', '石榴', '海棠', '山楂', '核桃', '花生', '红薯', '芝麻', '向阳', '迎春', '秋实', '丰年', '太平', '和顺', '长乐',
  '永安', '福临'];
const LAST = ['屯', '庄', '店', '铺', '湾', '岗', '寨', '坊', '营', '集', '桥', '台', '沟', '坡'];
const COMMUNITIES = ['朝阳', '书香', '和睦', '锦绣', '望湖', '春风', '东苑', '西苑', '南苑', '北苑', '文昌', '长青', '新华园', '银杏', '育才', '康宁',
  '团结里', '光明里', '幸福里', '安居', '惠泽', '滨河', '梧桐', '听雨', '凤台', '云帆', '天和', '永康', '怡心', '芳草', '玉兰', '紫荆', '丁香', '月季',
  '牡丹里', '百合', '映山', '兰亭', '秋水', '春晖', '晨曦', '晚晴', '星河', '明湖里', '碧波', '金穗', '银桥', '彩虹', '友谊', '互助', '建设里', '机修里',
  '棉纺里', '粮库', '车站', '广场', '泮水', '影院', '老城', '新城', '城东', '城西', '城南', '城北', '河东', '河西', '桥南', '桥北', '学府', '杏林',
  '青年', '红旗里', '向荣', '同心', '丰泽'];
const COMPOUND_FIRST = ['锦绣', '阳光', '翠湖', '金桂', '丽景', '和悦', '东方', '盛世', '香樟', '碧水', '书香', '瑞祥', '福满', '御景', '华庭', '绿洲',
  '紫薇', '星湖', '景泰', '嘉和', '荣盛', '清风', '明珠', '春江', '云溪', '枫林', '银河', '江南', '水岸', '天润'];
const COMPOUND_LAST = ['花园', '家园', '雅苑', '佳苑', '名邸', '公寓', '新居', '嘉园', '华府', '馨苑', '小筑', '丽都'];
export const ROADS = ['人民路', '清河路', '文化街', '建设路', '桃园路', '安澜大街', '府前街', '学院街', '渠北路', '花园街'];

export interface PlaceNames {
  street(): string;
  town(): string;
  village(): string;
  community(): string;
  compound(): string;
}

/**
 * Hands out names, each once. The demo accounts live in places with fixed names: 槐树屯村 comes after so many villages, so
 * that it lies in the first town.
 */
export function placeNames(random: Chance, villagesBefore: number): PlaceNames {
  const villages = random.shuffle(LANDMARKS.flatMap((first) => LAST.map((last) => `${first}${last}村`))
    .filter((name) => !/井沟|桥桥|台台|坊坊|岭坡|湾湾|岗岗|坡坡/.test(name) && name !== '槐树屯村'));
  const compounds = random.shuffle(COMPOUND_FIRST.flatMap((first) => COMPOUND_LAST.map((last) => `${first}${last}小区`))
    .filter((name) => name !== '锦绣花园小区'));
  const lists = {
    street: STREETS.map((name) => `${name}街道`),
    town: TOWNS.map((name, i) => (i >= 9 ? `${name}乡` : `${name}镇`)),
    village: [...villages.slice(0, villagesBefore), '槐树屯村', ...villages.slice(villagesBefore)],
    community: COMMUNITIES.map((name) => `${name}社区`),
    compound: ['锦绣花园小区', ...compounds],
  };
  const take = (kind: keyof typeof lists) => (): string => {
    const name = lists[kind].shift();
    if (name === undefined) throw new Error(`no ${kind} names are left`);
    return name;
  };
  return { street: take('street'), town: take('town'), village: take('village'), community: take('community'), compound: take('compound') };
}
