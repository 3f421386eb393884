import { expect } from "@playwright/test";
import { signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../support/browser/expect-accessible.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const PRESSES = 12;
const SECONDS = 60;

test("a clean case is cleared by the keyboard alone, and the next one is there", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "reviewer@ruwang.test");
  await page.goto("/console?view=unclaimed");
  const first = page.getByRole("table").getByRole("link").first();
  const shop = (await first.textContent()) ?? "";
  const href = await first.getAttribute("href");
  await page.goto(`${href}?flow`);
  await expect(page.getByRole("heading", { level: 1, name: shop })).toBeVisible();

  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const began = Date.now();
  const actions = page.getByRole("region", { name: say("console", "case.actions") });
  await press("c");
  await expect(actions.getByRole("button", { name: say("console", "case.propose") })).toBeEnabled();
  const groups = await page.getByRole("button", { name: say("console", "case.tickGroup") }).count();
  for (let group = 0; group < groups; group++) {
    await press("y");
    const left = page.getByRole("button", { name: say("console", "case.tickGroup") });
    await expect(left).toHaveCount(groups - group - 1);
  }
  await press("a");
  await expect(page.getByRole("dialog")).toBeVisible();
  await press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: shop })).toBeHidden();
  expect(presses).toBeLessThanOrEqual(PRESSES);
  expect((Date.now() - began) / 1000).toBeLessThanOrEqual(SECONDS);
});

test("cases are ticked by keys in the queue and claimed together", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "reviewer2@ruwang.test");
  await page.goto("/console?view=unclaimed&sort=waiting");
  const shops = page.getByRole("table").getByRole("link");
  await expect(shops.first()).toBeVisible();
  // Others work on the same queue: what is left of it is taken.
  const names = (await shops.allTextContents()).slice(0, 2);
  for (const _ of names) {
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
  const count = String(names.length);
  const chosen = page.getByRole("region", { name: say("console", "queue.chosen", { count }) });
  await expect(chosen).toBeVisible();
  await expectAccessible(page, "console-queue-chosen");
  await chosen.getByRole("button", { name: say("console", "queue.claimChosen") }).click();
  await expect(chosen).toBeHidden();
  await page.goto("/console?view=mine");
  for (const name of names) await expect(shops.filter({ hasText: name }).first()).toBeVisible();
});
