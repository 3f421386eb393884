import { expect } from "@playwright/test";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { signInByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

/** The demo's first merchant has been paid out already. */
const OWNER = "13800000001";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const locale of ["zh-CN", "en"] as const) {
  test(`did the money come, how much, why that much: three taps on a phone, in ${locale}`, async ({
    browser,
  }) => {
    const say = wordingOf(locale);
    const phone = await (await browser.newContext({ ...PHONE, locale })).newPage();
    await signInByRequest(phone.request, OWNER);
    await phone.goto("/merchant");
    await expect(phone.getByText(say("merchant", "today.net"))).toBeVisible();
    await expectAccessible(phone, `shopkeeper-today-${locale}`);

    await phone.getByRole("tab", { name: say("merchant", "tabs.money") }).tap();
    const arrived = phone.getByRole("listitem").filter({ hasText: say("words", "settlementStatus.posted") });
    await expect(arrived.first()).toContainText(/¥[\d,]+\.\d{2}.*••\d{4}/s);
    await expectAccessible(phone, `shopkeeper-money-${locale}`);
    const amount = /¥[\d,]+\.\d{2}/.exec((await arrived.first().textContent()) ?? "")?.[0] ?? "";

    await arrived.first().getByRole("link").tap();
    await expect(phone.getByRole("heading", { name: say("merchant", "money.one") })).toBeVisible();
    await expect(phone.getByText(amount).first()).toBeVisible();
    await expectAccessible(phone, `shopkeeper-settlement-${locale}`);

    await phone.getByRole("button", { name: /^(为什么是这个数|Why that much)/ }).tap();
    const why = phone.getByRole("dialog");
    await expect(why.getByRole("listitem").first()).toBeVisible();
    await expect(why.getByText(amount)).toBeVisible();
    await expectAccessible(phone, `shopkeeper-why-${locale}`);

    // And back up: the payment says with which settlement it came.
    await why.getByRole("listitem").first().getByRole("link").tap();
    await phone.waitForURL(/\/merchant\/payments\/pay_/);
    await expect(phone.locator('a[href^="/merchant/settlements/"]')).toBeVisible();

    // And of a narrowed list all is back with one tap.
    await phone.goto("/merchant?tab=payments&method=huabei&state=refunded");
    await phone.getByRole("button", { name: say("merchant", "payments.showAll") }).tap();
    await expect(phone).toHaveURL(/\/merchant\?tab=payments$/);
  });
}
