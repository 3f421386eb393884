import { expect, type Page } from "@playwright/test";
import { payInWallet } from "#tests/support/browser/counter.ts";
import { counterOf, SIZES } from "#tests/support/browser/counter-keys.ts";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

const say = wordingOf("zh-CN");
const { device, green, greenInSight, heading, activate, type } = counterOf(say);
const paper = (page: Page) => page.locator("article.printed");
const isNarrow = (page: Page) => (page.viewportSize()?.width ?? 0) < 1_000;
const word = (key: string, values: Record<string, string> = {}) => say("terminal", key, values);

/** Takes an amount by Alipay in full, has it paid and signed. */
async function takeInFull(page: Page, digits: string): Promise<void> {
  await type(page, digits);
  await page.keyboard.press("Enter");
  await heading(page, "method.title");
  await type(page, "11");
  const link = page.getByRole("link", { name: word("waiting.open") });
  const address = (await link.getAttribute("href", { timeout: 20_000 })) ?? "";
  const phone = await page.context().browser()?.newContext({ viewport: SIZES[0], locale: "zh-CN" });
  if (phone === undefined) throw new Error("a page has its browser");
  await payInWallet(await phone.newPage(), "zh-CN", address);
  await phone.close();
  await heading(page, "signing.title");
  await foldPaper(page);
  await page.getByLabel(word("signing.type")).fill("王小明");
  await green(page).click();
  await expect(page.getByText(word("finished.title"))).toBeVisible();
  await page.keyboard.press("Enter");
  await heading(page, "amount.title");
}

/** On a narrow screen the paper lies over the glass until the green key folds it away. */
async function foldPaper(page: Page): Promise<void> {
  await expect(paper(page)).toBeVisible();
  if (isNarrow(page)) await page.keyboard.press("Enter");
}

for (const viewport of SIZES) {
  test(`rings up goods, prints again, gives back a part, and the day adds up, by keys at ${viewport.width} px`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ viewport, locale: "zh-CN" })).newPage();
    await activate(page);
    await type(page, "m");
    await heading(page, "menu.title");
    await greenInSight(page);
    await expectAccessible(page, "terminal-menu");
    await type(page, "1");
    await heading(page, "goods.title");
    await page.getByRole("button", { name: word("goods.samples") }).press("Enter");
    await type(page, "1123");
    await expect(page.getByRole("status").filter({ hasText: "¥94.00" })).toBeVisible();
    await expectAccessible(page, "terminal-goods");
    await green(page).click();
    await heading(page, "method.title");
    await expect(device(page)).toContainText("¥94.00");
    await page.keyboard.press("Escape");

    await takeInFull(page, "9400");
    await type(page, "m2");
    await heading(page, "taken.title");
    await expect(device(page)).toContainText("¥94.00");
    await expectAccessible(page, "terminal-taken");
    await type(page, "1");
    await heading(page, "payment.title");
    await expect(device(page)).toContainText(word("payment.void"));
    await expectAccessible(page, "terminal-payment");
    await type(page, "1");
    await expect(paper(page)).toContainText("重印");
    await foldPaper(page);

    await type(page, "3");
    await heading(page, "refund.title");
    await type(page, "9401");
    await page.keyboard.press("Enter");
    // More than was taken: the green key takes no notice.
    await heading(page, "refund.title");
    for (const _digit of "9401") await page.keyboard.press("Backspace");
    await type(page, "2000");
    await page.keyboard.press("Enter");
    await heading(page, "refund.why");
    await type(page, "1");
    await expect(page.getByText(word("refund.done.succeeded"), { exact: true })).toBeVisible();
    await expect(paper(page)).toContainText("¥20.00");
    await foldPaper(page);
    await expectAccessible(page, "terminal-refunded");
    await green(page).click();
    await heading(page, "payment.title");
    await expect(device(page)).toContainText("¥74.00");
    await expect(device(page)).not.toContainText(word("payment.voidText").split("{")[0] ?? "");

    await page.keyboard.press("Escape");
    await heading(page, "taken.title");
    await page.keyboard.press("Escape");
    await type(page, "3");
    await expect(device(page)).toContainText(word("totals.net"));
    await expect(device(page)).toContainText("¥74.00");
    await expectAccessible(page, "terminal-totals");
  });
}
