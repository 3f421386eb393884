import { expect, type Page } from "@playwright/test";
import { payInWallet } from "#tests/support/browser/counter.ts";
import { counterOf, SIZES } from "#tests/support/browser/counter-keys.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

const say = wordingOf("zh-CN");
const paper = (page: Page) => page.locator("article.printed");
const { device, green, greenInSight, heading, activate } = counterOf(say);

for (const viewport of SIZES) {
  test(`takes an order by the keys alone, one amount for the payer, at ${viewport.width} px`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport, locale: "zh-CN" });
    const page = await context.newPage();
    await activate(page);
    for (const digit of "12880") await page.keyboard.press(digit);
    await green(page).click();
    await heading(page, "method.title");
    await greenInSight(page);
    await expect(device(page)).not.toContainText("%");
    await page.keyboard.press("1");
    await page.keyboard.press("2");
    await heading(page, "bearer.title");
    await expect(device(page)).toContainText(say("terminal", "bearer.shop").split("{")[0] ?? "");
    await page.keyboard.press("1");
    await heading(page, "plans.title");
    await page.keyboard.press("2");
    await expect(page.getByRole("button", { name: say("terminal", "confirm.agree") })).toBeInViewport({
      ratio: 1,
    });
    await greenInSight(page);
    await page.keyboard.press("Enter");
    await expect(device(page).getByText("¥134.60")).toBeVisible();
    await greenInSight(page);
    const address = await page
      .getByRole("link", { name: say("terminal", "waiting.open") })
      .getAttribute("href");

    const phone = await (await browser.newContext({ viewport: SIZES[0], locale: "zh-CN" })).newPage();
    await payInWallet(phone, "zh-CN", address ?? "");
    await expect(phone.locator(".money")).toHaveText("¥134.60");

    const before = await green(page).boundingBox();
    await expect(paper(page)).toContainText("付款金额¥134.60", { timeout: 40_000 });
    expect(await green(page).boundingBox()).toEqual(before);
    await expect(paper(page)).toBeInViewport();
    await green(page).click();
    await page.getByLabel(say("terminal", "signing.type")).fill("王小明");
    await greenInSight(page);
    await green(page).click();
    await expect(page.getByText(say("terminal", "finished.title"))).toBeVisible();
    await expect(device(page).getByText("¥134.60").last()).toBeVisible();

    await page.emulateMedia({ media: "print" });
    await expect(paper(page)).toBeVisible();
    await expect(green(page)).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await page.emulateMedia({ media: null });
    await green(page).click();
    await heading(page, "amount.title");
  });
}

test("an input method keeps its keys: what it takes is no digit of the amount", async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: SIZES[1], locale: "zh-CN" })).newPage();
  await activate(page);
  await page.keyboard.press("7");
  await page.evaluate(() => {
    const taken = { key: "8", keyCode: 229, isComposing: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", taken));
  });
  await page.keyboard.press("9");
  await expect(page.getByRole("status", { name: say("terminal", "amount.title") })).toHaveText("¥0.79");
});
