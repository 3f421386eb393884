import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { codeIn } from "../messages/code-in.ts";
import { newestMessage } from "./messages.ts";
import { TOTP_STEP_MS } from "./sign-in-by-request.ts";
import type { Wording } from "./wording.ts";

/** Signs an applicant or merchant in with the code that the demo's carrier was given. */
export async function signInByMobile(page: Page, say: Wording, mobile: string): Promise<void> {
  await page.getByLabel(say("sign-in", "mobile")).fill(mobile);
  await page.getByRole("button", { name: say("sign-in", "sendCode") }).click();
  const code = page.getByLabel(say("sign-in", "code"));
  await expect(code).toBeVisible();
  await code.fill(codeIn(await newestMessage(page.request, mobile)));
  await page.getByRole("button", { name: say("sign-in", "submit"), exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Signs a staff member in; a code works once, so a second sign-in waits for the next one. */
export async function signInStaff(page: Page, say: Wording, email: string): Promise<void> {
  await page.goto("/sign-in/staff");
  await page.getByLabel(say("sign-in", "email")).fill(email);
  await page.getByLabel(say("sign-in", "password")).fill(DEMO_PASSWORD);
  await expect(async () => {
    // A slow machine may still be on its way to the console; then there is nothing to fill in any more.
    if (page.url().includes("/sign-in")) {
      const totp = generateSync({ secret: DEMO_TOTP_SECRET });
      await page.getByLabel(say("sign-in", "totp")).fill(totp, { timeout: 5_000 });
      await page.getByRole("button", { name: say("sign-in", "submit"), exact: true }).click();
    }
    await expect(page).toHaveURL(/\/console/, { timeout: 5_000 });
  }).toPass({ timeout: 2 * TOTP_STEP_MS, intervals: [5_000] });
}
