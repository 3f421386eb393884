import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activationForm } from "#server/domain/device-protocol/activation.ts";
import { parseNumber, parsePercent, parseYuan } from "#server/domain/fields/amounts.ts";
import { sixDigitCode } from "#server/domain/fields/codes.ts";
import { email, mobile, residentId, validUntilDate } from "#server/domain/fields/people.ts";
import { code, line, lines, serialNumber } from "#server/domain/fields/text.ts";
import {
  foldCode,
  foldDate,
  foldSerial,
  isSameName,
  nameKey,
  plainText,
} from "#server/domain/fields/typed.ts";

// What people type or paste, by kind of value. Invisible characters and full width never decide anything.

const INVISIBLE = [
  "\u200B",
  "\u200D",
  "\u202A",
  "\u202E",
  "\uFEFF",
  "\uFE0F",
  "\u00AD",
  "\u2060",
  "\u{E0100}",
];

/** The text as somebody might have pasted it: full width, and something unseen between any two characters. */
const pasted = (text: string) =>
  fc
    .array(fc.constantFrom("", ...INVISIBLE), { minLength: text.length, maxLength: text.length })
    .chain((unseen) =>
      fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((wide) =>
        [...text]
          .map((sign, at) => {
            const full = /[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign;
            return (wide[at] ? full : sign) + unseen[at];
          })
          .join(""),
      ),
    );

describe("however it was pasted", () => {
  test.each([
    ["a mobile number", mobile, "13912345678"],
    ["a resident number", residentId, "11010519491231002X"],
    ["a credit code", code, "92999999MA00DEM064"],
    ["a code from a phone", sixDigitCode, "123456"],
    ["a serial number", serialNumber, "A-03"],
    ["an e-mail address", email, "li.ming@example.com"],
    ["a date", validUntilDate, "2035-03-01"],
  ] as const)("%s is the same", (_, schema, value) => {
    fc.assert(
      fc.property(pasted(value), (typed) => {
        expect(schema.parse(typed)).toBe(value);
      }),
    );
  });

  test("an amount is the same", () => {
    fc.assert(
      fc.property(pasted("1,200.50"), (typed) => {
        expect(parseYuan(typed)).toBe(120_050);
      }),
    );
  });

  test("an activation code is the same, and no try is lost on it", () => {
    const sticker = { serialNumber: "A-03", model: "N5" };
    fc.assert(
      fc.property(pasted("ACDE-FGHJ-3467"), (activationCode) => {
        expect(activationForm.parse({ ...sticker, activationCode }).activationCode).toBe("ACDEFGHJ3467");
      }),
    );
  });
});

describe("a number", () => {
  test.each(["123 456", "１２３　４５６", "123-456", " 123456\n"])("code %j is 123456", (typed) => {
    expect(sixDigitCode.parse(typed)).toBe("123456");
  });

  test.each(["A-03", "a-03", " A-03 ", "Ａ－０３", "a‐03", "A –03"])("serial %j is A-03", (typed) => {
    expect(foldSerial(typed)).toBe("A-03");
  });

  test.each(["+86 139-1234-5678", "0086 13912345678", "（+86）13912345678", "8613912345678"])(
    "mobile %j is 13912345678",
    (typed) => expect(mobile.parse(typed)).toBe("13912345678"),
  );

  test.each(["2035.3.1", "2035/03/01", "2035年3月1日", "２０３５．３．１", "2035-3-1"])(
    "%j is a day",
    (typed) => {
      expect(foldDate(typed)).toBe("2035-03-01");
    },
  );

  test.each(["2035-13-01", "35-3-1", "soon", "2035-02-30"])("%j is none", (typed) => {
    expect(validUntilDate.safeParse(typed).success).toBe(false);
  });
});

describe("an amount", () => {
  test.each([
    ["1200。50", 120_050],
    ["1200｡5", 120_050],
    ["￥1，200．50", 120_050],
    ["¥ 1 200.50", 120_050],
    ["1,234,567.8", 123_456_780],
    ["1200元", 120_000],
    ["0.01", 1],
    ["12.", 1200],
  ])("%j is %i fen", (typed, fen) => expect(parseYuan(typed)).toBe(fen));

  test.each([
    "12,5",
    "1,2,0",
    "1,20",
    "0,123",
    "1,200,50",
    "1.200,50",
    "1 2 0",
    "12 34",
    "1,2345",
    "1.2.3",
    ".5",
    "1,,200",
    "1200.505",
    "十二",
    "1e3",
    "-1",
    "+1",
    "",
  ])("%j is ambiguous or none, and never guessed", (typed) => expect(parseYuan(typed)).toBeNull());

  test("and a percentage or count keep the same rules", () => {
    expect([parsePercent("2。3％"), parsePercent("12,5"), parsePercent("２.３0")]).toEqual([
      23_000,
      null,
      23_000,
    ]);
    expect([parseNumber("38。95"), parseNumber("3,8"), parseNumber("1,000")]).toEqual([38.95, null, 1000]);
  });
});

describe("a name", () => {
  test.each([
    ["某某（北京）商贸店", "某某(北京)商贸店"],
    ["张 三", "张三"],
    ["张\u200B三", "张三"],
    ["买买提·阿布都热依木", "买买提•阿布都热依木"],
    ["买买提・阿布都热依木", "买买提．阿布都热依木"],
    ["买买提‧阿布都热依木", "买买提·阿布都热依木"],
    ["ＡＢＣ商贸", "abc 商贸"],
    ["某某【北京】店", "某某〔北京〕店"],
  ])("%s is %s", (one, other) => expect(isSameName(one, other)).toBe(true));

  test.each([
    ["张三", "张三丰"],
    ["某某(北京)商贸店", "某某北京商贸店"],
  ])("%s is not %s", (one, other) => expect(isSameName(one, other)).toBe(false));

  test("is kept as the paper says, but for what nobody sees", () => {
    expect(line({ max: 50 }).parse(" 某某（北京）\u200B商贸  店 ")).toBe("某某（北京）商贸 店");
    expect(plainText("买买提•阿布都热依木")).toBe("买买提•阿布都热依木");
  });
});

describe("folding", () => {
  test.each([
    ["plain text", plainText],
    ["a code", foldCode],
    ["a serial", foldSerial],
    ["a name", nameKey],
  ] as const)("%s twice is folding once", (_, fold) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test("a blank between marks leaves them as they would have been typed without it", () => {
    const apart = "\u1FCD \u064D";
    expect(nameKey(nameKey(apart))).toBe(nameKey(apart));
    expect(foldCode("e \u0301")).toBe(foldCode("\u00E9"));
  });
});

describe("what the database cannot hold", () => {
  test.each(["a\u0000b", "a\u0007b", "\uD800"])("%j is refused at every door", (text) => {
    for (const schema of [line({ max: 9 }), lines({ max: 9 }), code, serialNumber, email, mobile])
      expect(schema.safeParse(text).error?.issues[0]?.message).toBe("text_characters");
  });

  test("lines keep their breaks, in one spelling", () => {
    expect(lines({ max: 20 }).parse("one \r\n two\rthree")).toBe("one\ntwo\nthree");
  });
});
