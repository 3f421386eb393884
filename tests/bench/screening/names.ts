/** A chance that a number gives again: Park and Miller's generator. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Chance = ReturnType<typeof chanceOf>;

const FAMILIES = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
];
const GIVEN = [
  ..."伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华建国文辉玲志梅鑫宇浩凯健俊帆雪鹏波斌莉萍红亮鹤晨旭昊天佳琪思雨欣怡梓涵子轩皓宇沐瑶嘉懿煜城博文弘文烨霖瑾瑜晓博子默泽洋荣轩越彬展鹏笑愚烨华修洁黎昕远航旭尧鸿涛伟祺荣",
];
const TOWNS = [
  "北京",
  "上海",
  "广州",
  "深圳",
  "杭州",
  "成都",
  "武汉",
  "南京",
  "西安",
  "重庆",
  "苏州",
  "长沙",
  "青岛",
  "厦门",
];
const TRADES = ["商贸", "餐饮", "物流", "科技", "建材", "服饰", "电子", "食品", "广告", "装饰"];
const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance(from.length)] as T;

/** People and companies as lists hold them; most are people of three characters. */
export function rowsOf(chance: Chance, count: number): { name: string }[] {
  return Array.from({ length: count }, () => {
    const sign = () => pick(chance, GIVEN);
    if (chance(4) === 0)
      return { name: `${pick(chance, TOWNS)}${sign()}${sign()}${sign()}${pick(chance, TRADES)}有限公司` };
    return { name: `${pick(chance, FAMILIES)}${sign()}${sign()}` };
  });
}

const HOMOPHONES: Readonly<Record<string, string>> = {
  伟: "玮",
  芳: "方",
  敏: "闽",
  静: "净",
  丽: "莉",
  强: "墙",
  磊: "蕾",
  军: "君",
  勇: "泳",
  艳: "燕",
  杰: "洁",
  涛: "滔",
  明: "铭",
  霞: "侠",
  平: "萍",
  华: "骅",
  国: "帼",
  文: "雯",
  辉: "晖",
  玲: "铃",
  志: "智",
  梅: "媚",
  鑫: "欣",
  宇: "雨",
  浩: "皓",
  健: "建",
  俊: "峻",
  波: "玻",
  斌: "彬",
  红: "洪",
  晨: "辰",
  旭: "绪",
  佳: "嘉",
  怡: "宜",
  涵: "函",
  轩: "宣",
};

/** A name as it may be typed by somebody who would rather not be found, or cannot spell it. */
export function nearMatchOf(chance: Chance, name: string, nr: number): { name: string; how: string } {
  const signs = [...name];
  const company = name.endsWith("公司");
  const at = signs.findIndex((sign, index) => index > 0 && HOMOPHONES[sign] !== undefined);
  if (nr % 4 === 0 && at > 0)
    return { how: "homophone", name: signs.with(at, HOMOPHONES[signs[at] ?? ""] ?? "").join("") };
  if (nr % 4 === 1) return { how: "blanks and width", name: signs.join(chance(2) === 0 ? " " : "　") };
  if (company && nr % 4 === 2) return { how: "a character missing", name: signs.toSpliced(3, 1).join("") };
  if (company) return { how: "another legal form", name: name.replace("有限公司", "有限责任公司") };
  return { how: "brackets around nothing", name: `${name}（本人）` };
}
