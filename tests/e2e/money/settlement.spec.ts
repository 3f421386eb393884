import { expect } from "@playwright/test";
import { signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../../support/browser/expect-accessible.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const TABS = ["payouts", "holds", "adjustments", "balance"] as const;

test("a second person lets a run be paid on its totals, by the keyboard, and every page is legible", async ({
  browser,
}) => {
  const say = wordingOf("zh-CN");
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "checker@ruwang.test");
  await page.goto("/console/settlements");
  await page
    .getByRole("row", { name: say("words", "runStatus.pending_second") })
    .getByRole("link")
    .focus();
  await expectAccessible(page, "settlement-runs");
  await page.keyboard.press("Enter");
  await expect(page.getByText(say("words", "amountParts.net"), { exact: true }).first()).toBeVisible();
  await expectAccessible(page, "settlement-run");
  await page.getByRole("button", { name: say("console", "settlements.approve") }).press("Enter");
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: say("console", "settlements.approve") })
    .press("Enter");
  await expect(page.getByText(say("console", "settlements.approved"))).toBeVisible();
  await expect(page.getByRole("button", { name: say("console", "settlements.approve") })).toBeHidden();
  for (const tab of TABS) {
    await page.goto(`/console/settlements?tab=${tab}&view=all`);
    await expect(page.getByRole("table")).toBeVisible();
    await expectAccessible(page, `settlements-${tab}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/console/settlements?tab=payouts&view=all");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByText(say("console", "settlements.totals"))).toBeVisible();
  await expectAccessible(page, "settlement");
});
