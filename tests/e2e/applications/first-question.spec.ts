import { expect } from "@playwright/test";
import { signInByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { madeUpMobile } from "../../support/browser/made-up-people.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const say = wordingOf("zh-CN");

test("asks a question before it says that its answer is missing", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "zh-CN" });
  const page = await context.newPage();
  await signInByRequest(page.request, madeUpMobile());
  await page.goto("/apply");
  await page.getByRole("button", { name: say("apply", "start"), exact: true }).click();
  const kind = page.getByRole("radio", { name: say("words", "kind.individual") });
  await expect(kind).toBeEnabled();
  const next = page.getByRole("button", { name: say("apply", "next"), exact: true });
  const missing = page.getByText(say("errors", "faults.choose_one"));
  await next.click();
  await expect(missing).toHaveCount(1);
  await kind.click();
  await expect(page.getByRole("radiogroup", { name: say("apply", "product") })).toBeVisible();
  await expect(missing).toHaveCount(0);
  await next.click();
  await expect(missing).toHaveCount(1);
});
