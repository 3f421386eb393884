import { expect } from "@playwright/test";
import { signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");

test("makes a merchant's claim good by a replacement in advance, and ends an incident by what was found", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "admin@ruwang.test");
  const button = (key: string) => page.getByRole("button", { name: say("console", key), exact: true });

  await page.goto("/console/claims");
  await page
    .getByRole("row", { name: say("words", "claimReason.printer") })
    .getByRole("link")
    .first()
    .click();
  await button("claims.act.accept").first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("console", "claims.act.accept") })
    .click();
  await expect(page.getByText(say("words", "claimStatus.replacing"))).toBeVisible();
  await expect(button("claims.act.reserve")).toBeVisible();

  await page.goto("/console/terminals/incidents");
  await button("incidents.resolve").first().click();
  await page
    .getByRole("radio", { name: say("console", "incidents.way.brought_back") })
    .check({ force: true });
  await page.getByLabel(say("console", "incidents.reason")).fill("店主电话确认已带回");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("console", "incidents.way.brought_back") })
    .click();
  await expect(page.getByText(say("console", "incidents.resolved"))).toBeVisible();
});
