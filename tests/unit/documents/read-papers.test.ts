import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIdCard, readLicence } from "#server/domain/documents/read-papers.ts";
import { creditCodeFault } from "#server/domain/fields/credit-code.ts";
import { residentIdFault } from "#server/domain/fields/resident-id.ts";

const ID_CARD = `
姓 名 王 小 明
性 别 男 民 族 汉
出 生 1949 年 12 月 31 日
住 址 北京市朝阳区某某路 1 号
公 民 身 份 号 码 110105 19491231 002X
签发机关 北京市公安局朝阳分局
有效期限 2015.03.01-2035.03.01`;

const LICENCE = `
统一社会信用代码 92999999MA00DEM064
名    称: 上海老王烟酒店（个体工商户）
类    型 个体工商户
经营场所 上海市黄浦区南京东路100号
营业期限 2020年01月02日至 长期`;

describe("an ID card", () => {
  test("is read into proposals: name, number and last day of validity", () => {
    expect(readIdCard(ID_CARD)).toEqual({
      name: "王小明",
      idNumber: "11010519491231002X",
      idValidUntil: "2035-03-01",
    });
  });

  test("whose number was read with look-alikes is still recognised by its check character", () => {
    expect(readIdCard("公民身份号码 11O1O519491231OO2X").idNumber).toBe("11010519491231002X");
  });

  test("valid for ever says so", () => {
    expect(readIdCard("有效期限 2015.03.01-长期").idValidUntil).toBe("9999-12-31");
  });

  test("never proposes a number that its own check refuses, whatever was read", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789XOIB \n号"), maxLength: 60 }), (text) => {
        const { idNumber } = readIdCard(text);
        if (idNumber !== undefined) expect(residentIdFault(idNumber)).toBeNull();
      }),
    );
  });
});

describe("a name on an ID card", () => {
  const long = "阿卜杜热合曼阿卜杜克热木麦麦提明江";
  test.each(["张三𬭎", "李㛃明", "买买提•阿布都热依木", "阿依古丽·买买提", "阿依古丽・买买提", long, "王〇"])(
    "is proposed whole: %s",
    (name) => expect(readIdCard(`姓名 ${name}\n性别 男`).name).toBe(name),
  );

  test.each([
    ["with a character that was not read", "姓名 张三?"],
    ["with a letter in it", "姓名 张E明"],
    ["with a character of nobody's script", "姓名 张三\u{F0000}"],
    ["with the next field on its line", "姓名 王小明 性别 男"],
    ["that goes on in the next line", "姓名 买买提·阿布都\n热依木\n性别 男"],
    ["that ends in a dot", "姓名 买买提·\n性别 男"],
    ["of one character", "姓名 王"],
  ])("%s is not proposed", (_what, text) => {
    expect(readIdCard(text).name).toBeUndefined();
  });

  test("is the whole line or nothing, whatever the line", () => {
    const unit = fc.constantFrom(..."张三𬭎㛃·•・‧〇々 ", "E", "?", "1", "。", "\u{F0000}");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (line) => {
        const { name } = readIdCard(`姓名 ${line}\n性别 男`);
        if (name !== undefined) expect(name).toBe(line.replaceAll(" ", ""));
      }),
    );
  });
});

describe("a number", () => {
  test("is never cut out of a longer one", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(digits, fc.boolean(), (more, before) => {
        const sound = "11010519491231002X";
        const read = before ? `${more}${sound}` : `${sound}${more}`;
        expect(readIdCard(`公民身份号码 ${read}`)).toEqual({});
      }),
    );
  });

  test("stands apart from the number of copies behind it", () => {
    expect(readLicence("统一社会信用代码 92999999MA00DEM064 (1-1)").creditCode).toBe("92999999MA00DEM064");
  });
});

describe("a validity", () => {
  test.each([
    ["whose last day goes on", "有效期限 2015.03.01-2035.03.012"],
    ["whose last day was half read", "有效期限 2015.03.01-2035.03.1O"],
    ["of which two were read", "有效期限 2015.03.01-2035.03.01\n营业期限 2015.03.01-2036.03.01"],
    ["with a day and for ever", "有效期限 2015.03.01-2035.03.01\n营业期限 长期"],
  ])("%s is not proposed", (_what, text) => {
    expect(readIdCard(text)).toEqual({});
  });
});

describe("a licence", () => {
  test("is read into proposals: name, code, place and validity", () => {
    expect(readLicence(LICENCE)).toEqual({
      registeredName: "上海老王烟酒店（个体工商户）",
      creditCode: "92999999MA00DEM064",
      address: "上海市黄浦区南京东路100号",
      licenceValidUntil: "9999-12-31",
    });
    expect(creditCodeFault(readLicence(LICENCE).creditCode ?? "")).toBeNull();
  });

  test("whose value stands below its label is read too", () => {
    expect(readLicence("名称\n上海建国数码商城").registeredName).toBe("上海建国数码商城");
  });

  test.each([
    ["a name with a rare character", "名称 上海𬭎泰商行", { registeredName: "上海𬭎泰商行" }],
    ["a name with blanks between its words", "名 称 ABC Store 商行", { registeredName: "ABC Store商行" }],
    ["no name with the next field on its line", "名称 上海老王烟酒店 类型 个体工商户", {}],
    ["no name with a sign that was not read", "名称 上海老王~烟酒店", {}],
    ["no address that goes on in the next line", "经营场所 上海市黄浦区南京东路\n100号3层", {}],
    [
      "an address that the next label ends",
      "住所 北京市民族路1号\n经营范围 零售",
      { address: "北京市民族路1号" },
    ],
  ])("proposes %s", (_what, text, proposals) => {
    expect(readLicence(text)).toEqual(proposals);
  });

  test("with an impossible date proposes none", () => {
    expect(readLicence("营业期限 2020年01月02日至2030年02月31日")).toEqual({});
  });
});

test("noise proposes nothing", () => {
  expect(readIdCard("~~ 1l|I ;; 模糊")).toEqual({});
  expect(readLicence("")).toEqual({});
});
