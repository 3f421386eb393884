import { expect } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { counterOf, SIZES } from "../../support/browser/counter-keys.ts";
import { expectAccessible } from "../../support/browser/expect-accessible.ts";
import { keyboard } from "../../support/browser/pointer-or-keyboard.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const { device, green, heading, activate, type } = counterOf(say);
const word = (key: string) => say("terminal", key);

for (const [wallet, viewport] of [
  ["微信支付", SIZES[0]],
  ["云闪付", SIZES[1]],
] as const) {
  test(`the general code is paid with ${wallet}, by keys at ${viewport.width} px`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport, locale: "zh-CN" })).newPage();
    await activate(page);
    await type(page, "6600");
    await page.keyboard.press("Enter");
    await heading(page, "method.title");
    await page.getByRole("button", { name: word("method.costs") }).press("Enter");
    await expect(device(page)).toContainText("¥0.25");
    await type(page, "3");
    const link = page.getByRole("link", { name: word("waiting.open") });
    const address = (await link.getAttribute("href", { timeout: 20_000 })) ?? "";

    const phone = keyboard(
      await (await browser.newContext({ viewport: SIZES[0], locale: "zh-CN" })).newPage(),
    );
    await phone.page.goto(address);
    await expectAccessible(phone.page, "wallet-brands");
    await phone.press(phone.page.getByRole("button", { name: wallet }));
    await expect(phone.page).toHaveTitle(new RegExp(wallet));
    await phone.page.locator("#password").fill("123456");
    await phone.press(phone.page.locator("form:has(#password) button"));
    await expect(phone.page.locator("#password")).toBeHidden();

    await heading(page, "signing.title");
    await expect(page.locator("article.printed")).toContainText("¥66.00");
    if (viewport.width < 1_000) await page.keyboard.press("Enter");
    await page.getByLabel(word("signing.type")).fill("王小明");
    await green(page).click();
    await expect(page.getByText(word("finished.title"))).toBeVisible();
  });
}
