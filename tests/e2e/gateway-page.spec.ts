import { expect } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../support/browser/expect-accessible.ts";
import { keyboard } from "../support/browser/pointer-or-keyboard.ts";
import { stripeFor } from "../support/gateway/mock-gateway.ts";
import { declineOf, walletOrder } from "../support/gateway/wallet-orders.ts";

const url = `http://127.0.0.1:${process.env.GATEWAY_PORT ?? 4010}`;
const gateway = { stripe: stripeFor(url) };

const WORDS = {
  "zh-CN": {
    events: "事件",
    deliveries: "通知投递",
    controls: "测试控制",
    refuse: "替顾客拒付",
    done: "已执行",
  },
  en: {
    events: "Events",
    deliveries: "Webhook deliveries",
    controls: "Test controls",
    refuse: "Refuse for the customer",
    done: "Done",
  },
};

for (const [locale, width] of [
  ["zh-CN", 390],
  ["en", 1440],
] as const) {
  test(`the gateway's page is read and worked by the keys alone, ${locale}, ${width} px`, async ({
    browser,
  }) => {
    const words = WORDS[locale];
    const context = await browser.newContext({ locale, viewport: { width, height: 844 } });
    const hand = keyboard(await context.newPage());
    const { page } = hand;
    const { id } = await walletOrder(gateway);
    await page.goto(`${url}/dashboard`);
    await expectAccessible(page, "gateway-payments");
    await hand.press(page.getByRole("link", { name: id }));
    await expect(page.getByRole("heading", { name: id })).toBeVisible();
    await expectAccessible(page, "gateway-object");
    await hand.choose(page.locator("#refuse-reason"), "card_declined");
    await hand.press(page.getByRole("button", { name: words.refuse }));
    await expect(page.getByRole("status")).toContainText(words.done);
    expect(await declineOf(gateway, id)).toBe("card_declined");
    for (const room of [words.events, words.deliveries, words.controls]) {
      await hand.press(page.getByRole("link", { name: room, exact: true }));
      await expect(page.getByRole("heading", { level: 1, name: room })).toBeVisible();
      await expectAccessible(page, `gateway-${room}`);
    }
  });
}
