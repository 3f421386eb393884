import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, ROLLS, textOf, widthOf } from "#server/domain/payments/vouchers/columns.ts";
import { voucherPaper } from "#server/domain/payments/vouchers/paper.ts";
import { escPosOf } from "#server/payments/vouchers/esc-pos.ts";
import { decodeEscPos } from "./decode-esc-pos.ts";
import { SALE, SLIPS } from "./slips.ts";

const slips = Object.entries(SLIPS).flatMap(([name, slip]) =>
  (["58", "80"] as const).map((roll) => ({ name, roll, columns: ROLLS[roll], ...slip })),
);
const fileOf = (name: string, roll: string) => `./golden/${name.replace(/[^a-z]+/g, "-")}-${roll}`;

describe.each(slips)("$name on $roll mm", ({ name, roll, columns, voucher, locale }) => {
  const paper = voucherPaper(voucher, locale);

  test("is this text, and no line is wider than the roll", async () => {
    const text = textOf(paper, columns);
    await expect(text).toMatchFileSnapshot(`${fileOf(name, roll)}.txt`);
    for (const line of text.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  test("is these bytes, which a decoder that knows nothing of ours reads as the same lines", async () => {
    const bytes = escPosOf(paper, columns);
    await expect(`${bytes.toString("base64")}\n`).toMatchFileSnapshot(`${fileOf(name, roll)}.esc-pos.base64`);
    const { lines, codes, wasCut } = decodeEscPos(bytes);
    const printed = linesOf(paper, columns);
    expect(lines).toEqual(printed.flatMap((line) => ("code" in line ? [] : [line])));
    expect(codes).toEqual([voucher.checkUrl]);
    expect(wasCut).toBe(true);
  });
});

test("a payer never reads what the shop pays", () => {
  const shared = { ...SALE, instalments: { ...SALE.instalments, bearer: "seller", buyerFeeFen: 0 } };
  const voucher = shared as typeof SALE;
  expect(textOf(voucherPaper(voucher, "zh-CN"), 32)).toContain("手续费合计");
  expect(textOf(voucherPaper({ ...voucher, copy: "payer" }, "zh-CN"), 32)).not.toContain("手续费合计");
});

test("whatever a shop is called, its name is no command of the printer, and no line is too wide", () => {
  const anything = fc.string({ unit: "grapheme", maxLength: 80 });
  const columns = fc.constantFrom(...Object.values(ROLLS));
  fc.assert(
    fc.property(anything, anything, columns, (merchantName, footer, width) => {
      const paper = voucherPaper({ ...SALE, merchantName: `\u001b@${merchantName}`, footer }, "zh-CN");
      for (const line of linesOf(paper, width)) {
        if ("code" in line) continue;
        expect(widthOf(line.text)).toBeLessThanOrEqual(width);
        expect(line.text).not.toMatch(/\p{Cc}/u);
      }
      expect(decodeEscPos(escPosOf(paper, width)).unknown).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
