import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { signInByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

const OWNER = "13800000001";
const PHONE = { width: 390, height: 844 };

for (const [locale, number] of [
  ["zh-CN", "13912345601"],
  ["en", "13912345602"],
] as const) {
  test(`an owner lets an accountant look, and ends it (${locale})`, async ({ browser }) => {
    const say = wordingOf(locale);
    const people = (key: string) => say("merchant", `people.${key}`);
    const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
    const pageOf = async (mobile: string, path: string) => {
      const page = await (await browser.newContext({ viewport: PHONE, locale })).newPage();
      await signInByRequest(page.request, mobile);
      await page.goto(path);
      return page;
    };

    const owner = await pageOf(OWNER, "/merchant?tab=people");
    await press(owner, people("invite"));
    const dialog = owner.getByRole("dialog");
    await expectAccessible(owner, `members-invite-${locale}`);
    await dialog.getByLabel(people("name"), { exact: true }).fill("李会计");
    await dialog.getByLabel(people("mobile")).fill(number);
    await press(owner, people("send"));
    await expect(owner.getByText(people("status.invited"), { exact: true }).first()).toBeVisible();
    await expectAccessible(owner, `members-${locale}`);

    const guest = await pageOf(number, "/merchant");
    await expectAccessible(guest, `members-invited-${locale}`);
    await press(guest, people("accept"));
    await expect(guest.getByText(say("merchant", "money.toCome"))).toBeVisible();
    await expectAccessible(guest, `members-accountant-${locale}`);
    await expect(guest.getByRole("tab")).toHaveCount(2);
    const name = say("merchant", "tabs.payments");
    await guest.getByRole("tab", { name }).click();
    await guest.getByRole("tabpanel", { name }).getByRole("listitem").getByRole("link").first().click();
    await expect(guest.getByText(say("merchant", "payments.net"), { exact: true }).first()).toBeVisible();
    await expect(
      guest.getByRole("button", { name: say("merchant", "payments.refund"), exact: true }),
    ).toBeHidden();

    await owner.reload();
    const row = owner.getByRole("listitem").filter({ hasText: people("status.active") });
    await row
      .getByRole("button", { name: people("remove"), exact: true })
      .first()
      .click();
    await owner
      .getByRole("alertdialog")
      .or(owner.getByRole("dialog"))
      .getByRole("button", { name: people("remove"), exact: true })
      .click();
    await expect(owner.getByText(people("status.removed"), { exact: true }).first()).toBeVisible();
    await guest.goto("/merchant");
    await expect(guest.getByText(say("merchant", "none"), { exact: true })).toBeVisible();
  });
}
