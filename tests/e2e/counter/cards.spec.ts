import { expect, type Page } from "@playwright/test";
import { counterOf, SIZES } from "#tests/support/browser/counter-keys.ts";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

const LOCALES = ["zh-CN", "en"] as const;

// Each size in one of the languages: what breaks at a size breaks in either, but for a word that is too long.
for (const [nr, viewport] of SIZES.entries()) {
  const locale = LOCALES[nr % LOCALES.length] ?? "zh-CN";
  const say = wordingOf(locale);
  const { device, heading, greenInSight, activate, type } = counterOf(say);

  const sell = async (page: Page, fen: string) => {
    await heading(page, "amount.title");
    await type(page, fen);
    await page.keyboard.press("Enter");
    await heading(page, "method.title");
    await page.keyboard.press("2");
    await heading(page, "card.title");
  };
  const typePin = async (page: Page, pin: string) => {
    await heading(page, "card.pin");
    await type(page, pin);
    await page.keyboard.press("Enter");
  };
  const refused = async (page: Page, reason: string) => {
    const alert = page.getByRole("alert").filter({ hasText: say("terminal", `reasons.${reason}`) });
    await expect(alert).toBeVisible({ timeout: 20_000 });
  };

  test(`takes a bank card by the keys alone, in ${locale} at ${viewport.width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport, locale });
    const page = await context.newPage();
    const look = async (name: string) => {
      await greenInSight(page);
      await expectAccessible(page, `${name}-${viewport.width}`);
    };
    await activate(page);

    await sell(page, "200000");
    await look("terminal-purse");
    await page.keyboard.press("1");
    await heading(page, "card.present");
    await expect(device(page)).toContainText(say("terminal", "card.withPin"));
    await expect(device(page)).not.toContainText(say("terminal", "card.withoutPin"));
    await look("terminal-present");
    await page.keyboard.press("2");

    await typePin(page, "000000");
    await refused(page, "pin_wrong");
    await look("terminal-pin-wrong");
    await page.keyboard.press("Enter");
    await heading(page, "card.pin");
    await expect(device(page)).toContainText(say("terminal", "card.pinWrong").split(/[,，.。]/)[0] ?? "");
    await type(page, "12345");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await expect(page.getByText(say("terminal", "card.digits").replace("{count}", "4"))).toBeAttached();
    await look("terminal-pin");
    await type(page, "56");
    await page.keyboard.press("Enter");

    const paper = page.locator("article.printed");
    await expect(paper).toContainText("**** 0047", { timeout: 40_000 });
    await look("terminal-card-paid");
    await page.keyboard.press("Enter");
    await page.getByLabel(say("terminal", "signing.type")).fill("王小明");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: say("terminal", "keys.confirm"), exact: true }).click();
    await expect(page.getByText(say("terminal", "finished.title"))).toBeVisible();
    await page.getByRole("button", { name: say("terminal", "keys.confirm"), exact: true }).click();

    await sell(page, "5000");
    await page.keyboard.press("5");
    await page.keyboard.press("2");
    await refused(page, "byCard.insufficient_balance");
    await look("terminal-card-declined");
    await page.keyboard.press("Enter");
    await heading(page, "card.title");
    await page.keyboard.press("2");
    await page.keyboard.press("1");
    for (const reason of ["pin_wrong", "pin_wrong", "pin_locked"]) {
      await typePin(page, "999999");
      await refused(page, reason);
      if (reason === "pin_wrong") await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Enter");
    await heading(page, "card.title");
    await page.keyboard.press("3");
    await page.keyboard.press("3");
    await heading(page, "card.pin");
    await page.keyboard.press("Escape");
    await heading(page, "method.title");
  });
}
