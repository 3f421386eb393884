import { type Browser, expect } from "@playwright/test";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { type Hand, keyboard } from "#tests/support/browser/pointer-or-keyboard.ts";
import { test } from "#tests/support/browser/test.ts";
import { stripeFor } from "#tests/support/gateway/mock-gateway.ts";
import { declineOf, walletOrder } from "#tests/support/gateway/wallet-orders.ts";

const url = `http://127.0.0.1:${process.env.GATEWAY_PORT ?? 4010}`;
const gateway = { stripe: stripeFor(url) };
const PLAN = { count: 3, bearer: "buyer" } as const;

/** A refusal as its payer reads it in both languages, and what the counter learns when they are told. */
const REFUSALS = [
  {
    code: "huabei_not_available",
    "zh-CN": { payer: "不能用花呗", reason: "这个账户没有可用的花呗。", wayOn: "换一种付款方式" },
    en: { payer: "No Huabei", reason: "Huabei isn’t available on this account.", wayOn: "Pay another way" },
  },
  {
    code: "credit_limit_exceeded",
    "zh-CN": { payer: "花呗额度 ¥500", reason: "花呗可用额度不够分期这笔金额。", wayOn: "请商家承担手续费" },
    en: {
      payer: "Huabei limit ¥500",
      reason: "Your Huabei limit is too low",
      wayOn: "Ask the shop to pay the fee",
    },
  },
  {
    code: "insufficient_funds",
    "zh-CN": { payer: "没有余额，没有卡", reason: "都不够付第一期和手续费。", wayOn: "换期数更多的方案" },
    en: {
      payer: "No balance, no card",
      reason: "the first instalment and its fee",
      wayOn: "Choose a longer plan",
    },
  },
  {
    code: "password_locked",
    "zh-CN": { payer: "支付密码已锁定", reason: "支付密码已锁定", wayOn: "等密码解锁以后再付" },
    en: {
      payer: "Password locked",
      reason: "Payment password locked",
      wayOn: "Pay once the password is unlocked",
    },
  },
];
const TELL = { "zh-CN": "告诉收银员，结束这笔", en: "Tell the cashier and end this order" };

async function phoneIn(browser: Browser, locale: "zh-CN" | "en"): Promise<Hand> {
  const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
  return keyboard(await context.newPage());
}

/** Whoever holds the phone is somebody else from now on: the payers' page leads back to the order. */
async function become(hand: Hand, name: string): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("link", { name: /^(更换|Change)$/ }));
  await expect(page).toHaveURL(/\/wallet\/payers\?/);
  await hand.press(page.getByRole("button", { name, exact: true }));
  await expect(page).toHaveURL(/\/wallet\/pi_/);
}

for (const locale of ["zh-CN", "en"] as const) {
  test(`every refusal says why and what else can be done, by the keys alone, ${locale}`, async ({
    browser,
  }) => {
    const hand = await phoneIn(browser, locale);
    const { page } = hand;
    for (const refusal of REFUSALS) {
      const words = refusal[locale];
      const { id } = await walletOrder(gateway, { plan: PLAN });
      await page.goto(`${url}/wallet/${id}`);
      await become(hand, words.payer);
      await expect(page.getByRole("status")).toContainText(words.reason);
      await expect(page.getByRole("listitem").filter({ hasText: words.wayOn })).toBeVisible();
      await expectAccessible(page, `wallet-${refusal.code}`);
      await hand.press(page.getByRole("button", { name: TELL[locale] }));
      await expect(page.getByRole("listitem").filter({ hasText: words.wayOn })).toBeVisible();
      expect(await declineOf(gateway, id)).toBe(refusal.code);
    }
    await expectAccessible(page, "wallet-told");
  });
}

test("a declined card leaves a way on in the wallet: Huabei is opened, and the order is paid with it", async ({
  browser,
}) => {
  const hand = await phoneIn(browser, "zh-CN");
  const { page } = hand;
  const { id } = await walletOrder(gateway);
  await page.goto(`${url}/wallet/${id}`);
  await become(hand, "银行会拒绝的卡");
  const password = page.getByLabel("6 位支付密码");
  await hand.type(password, "123456");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("发卡银行拒绝了这张卡");
  await expectAccessible(page, "wallet-card-declined");
  await hand.press(page.getByRole("checkbox"));
  await hand.press(page.getByRole("button", { name: "同意并开通" }));
  await expect(page.getByRole("radio", { name: "花呗" })).toBeChecked();
  await hand.type(password, "123456");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "支付成功" })).toBeVisible();
});

test("a payer is set up field by field, what is wrong is named at its field, and the new balance pays", async ({
  browser,
}) => {
  const hand = await phoneIn(browser, "en");
  const { page } = hand;
  const { id } = await walletOrder(gateway);
  await page.goto(`${url}/wallet/${id}`);
  await become(hand, "No balance, no card");
  await hand.press(page.getByRole("link", { name: "Change", exact: true }));
  await expectAccessible(page, "wallet-payers");
  await hand.press(page.getByRole("link", { name: "Edit", exact: true }));
  const balance = page.getByLabel("Balance (yuan)");
  const typeAnew = async (text: string) => {
    await hand.type(balance, "");
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
    await page.keyboard.press("Enter");
  };
  await typeAnew("12,5");
  await expect(page.getByText("Enter an amount such as 1,234.50")).toBeVisible();
  await expect(balance).toBeFocused();
  await expectAccessible(page, "wallet-payer-faults");
  await typeAnew("1200。50");
  await hand.press(page.getByRole("link", { name: "Back to the order" }));
  await expect(page.getByRole("radio", { name: "Balance" })).toBeChecked();
  await hand.type(page.getByLabel("6-digit payment password"), "123456");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Payment complete" })).toBeVisible();
});
