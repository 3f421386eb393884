import { expect } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { madeUpMobile } from "../support/browser/made-up-people.ts";
import { signInByMobile } from "../support/browser/sign-in.ts";
import { signInStaffByRequest } from "../support/browser/sign-in-by-request.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");

test("begins an application with the keyboard alone", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await page.goto("/apply");
  await signInByMobile(page, say, madeUpMobile());
  const start = page.getByRole("button", { name: say("apply", "start"), exact: true });
  // It takes a key once its page has come to life.
  await expect(start).toBeEnabled();
  await start.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("apply", "steps.start") })).toBeFocused();
  const micro = page.getByRole("radio", { name: say("words", "kind.micro") });
  // Fields open once the device's own memory has been looked at.
  await expect(micro).toBeEnabled();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(micro).toBeChecked();
  await page.getByRole("button", { name: say("apply", "next"), exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("apply", "steps.person") })).toBeFocused();
});

test("walks the queue, the palette and the skip link by keys", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "admin@ruwang.test");
  await page.goto("/console");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: say("shell", "skip") })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.getByRole("row").nth(1)).toHaveAttribute("aria-current", "true");
  const unclaimed = page.getByRole("button", { name: say("console", "queue.view.unclaimed") });
  await unclaimed.focus();
  await page.keyboard.press("Enter");
  await expect(unclaimed).toHaveAttribute("aria-current", "true");
  await expect(page).toHaveURL(/view=unclaimed/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: say("console", "search") }).fill(say("console", "room.audit"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("console", "audit.title") })).toBeVisible();
});
