import { describe, expect, test } from "vitest";
import { bodyOf, MESSAGE_KEYS, parametersOf, TEXTS } from "#server/messages/texts.ts";
import { openCarrier } from "#server/sms/open-carrier.ts";
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

test("the carrier opens with a template for every text, and else names those without", () => {
  expect(openCarrier({ provider: "tencent", ...TENCENT })).toHaveProperty("send");
  const { "sign_in.code": _code, "shipment.lost": _lost, ...templates } = TENCENT.templates;
  expect(() => openCarrier({ provider: "tencent", ...TENCENT, templates })).toThrow(
    "SMS_TEMPLATES has no template for shipment.lost, sign_in.code",
  );
});
