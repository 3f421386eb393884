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

  test("with an impossible date proposes none", () => {
    expect(readLicence("营业期限 2020年01月02日至2030年02月31日")).toEqual({});
  });
});

test("noise proposes nothing", () => {
  expect(readIdCard("~~ 1l|I ;; 模糊")).toEqual({});
  expect(readLicence("")).toEqual({});
});
