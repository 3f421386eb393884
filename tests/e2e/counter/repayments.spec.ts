import { expect } from "@playwright/test";
import { VOUCHER_WORDS } from "#server/domain/payments/vouchers/words.ts";
import { askForPayment, payInWallet } from "#tests/support/browser/counter.ts";
import { counterOf } from "#tests/support/browser/counter-keys.ts";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

for (const locale of ["zh-CN", "en"] as const) {
  const say = wordingOf(locale);
  const { activate } = counterOf(say);
  const words = VOUCHER_WORDS[locale];

  test(`a payer opens the plan with the code of the own copy and repays it all, in ${locale}`, async ({
    browser,
  }) => {
    const terminal = await (await browser.newContext({ ...DESK, locale })).newPage();
    await activate(terminal);
    const address = await askForPayment(terminal, say);
    const phone = await (await browser.newContext({ ...PHONE, locale })).newPage();
    await payInWallet(phone, locale, address);

    const paper = terminal.locator("article.printed");
    await expect(paper).toContainText(words.copy.merchant, { timeout: 40_000 });
    await expect(paper).not.toContainText(words.payerCode);
    await terminal.getByRole("button", { name: words.copy.payer }).click();
    await expect(paper).toContainText(words.payerCode);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await paper.textContent()) ?? "")?.[0] ?? "";
    const check = (await paper.getByRole("img").getAttribute("alt")) ?? "";

    const open = async (typed: string) => {
      await phone.goto(check);
      await phone.getByLabel(say("voucher", "repayments.code")).fill(typed);
      await phone.getByRole("button", { name: say("voucher", "repayments.open") }).click();
    };
    await open("AAAA-AAAA");
    await expect(phone.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    await expectAccessible(phone, `plan-refused-${locale}`);
    await expect(async () => {
      await open(` ${code.toLowerCase()} `);
      await expect(phone.getByText("¥1,045.00").first()).toBeVisible({ timeout: 3_000 });
      await expect(phone.getByRole("link", { name: say("voucher", "repayments.pay") })).toBeVisible();
    }).toPass({ timeout: 30_000 });
    await expectAccessible(phone, `plan-${locale}`);

    await phone.getByRole("link", { name: say("voucher", "repayments.pay") }).click();
    await phone.locator('input[name="repayment"][value="all"]').check();
    await phone.locator("input#password").fill("123456");
    await expectAccessible(phone, `bill-${locale}`);
    await phone.locator("form:has(#password) button").click();
    await expect(phone.locator("input#password")).toBeHidden();
    await expectAccessible(phone, `bill-repaid-${locale}`);

    await expect(async () => {
      await open(code);
      await expect(phone.getByText(say("words", "settledHow.early"))).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
  });
}
