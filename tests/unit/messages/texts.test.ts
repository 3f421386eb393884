import { describe, expect, test } from "vitest";
import { requireTemplates } from "#server/messages/require-templates.ts";
import { bodyOf, MESSAGE_KEYS, parametersOf, TEXTS } from "#server/messages/texts.ts";
import { TENCENT } from "../../support/messages/tencent-stand-in.ts";

const SHIPPED = {
  text: "shipment.shipped",
  facts: { trackingNumber: "SF1234567890", carrier: "顺丰 $& {code}" },
} as const;

describe("a text", () => {
  test("names its facts where its words do, as they are", () => {
    expect(bodyOf(SHIPPED, "https://portal.example/merchant")).toBe(
      "【入网 Ruwang】您的设备已寄出，顺丰 $& {code} SF1234567890。 Your device is on its way: https://portal.example/merchant",
    );
  });

  test("gives a carrier its facts in the order of the Chinese words, whatever order they came in", () => {
    expect(parametersOf(SHIPPED)).toEqual(["顺丰 $& {code}", "SF1234567890"]);
    expect(parametersOf({ text: "shipment.lost" })).toEqual([]);
  });

  test.each(MESSAGE_KEYS)("%s names in English no fact that the Chinese words lack", (key) => {
    const factsIn = (words: string) => words.match(/\{\w+\}/g) ?? [];
    expect(factsIn(TEXTS[key].zh)).toEqual(expect.arrayContaining(factsIn(TEXTS[key].en)));
  });
});

test("nothing begins while a carrier has no template for a text, which is named", () => {
  const withTemplates = (templates: Record<string, string>) =>
    requireTemplates({ provider: "tencent", ...TENCENT, templates });
  withTemplates(TENCENT.templates);
  requireTemplates({ provider: "mock" });
  const { "sign_in.code": _code, "shipment.lost": _lost, ...rest } = TENCENT.templates;
  expect(() => withTemplates(rest)).toThrow("SMS_TEMPLATES has no template for shipment.lost, sign_in.code");
});
