import { expect, type Page } from "@playwright/test";
import { expectAccessible, step } from "./expect-accessible.ts";
import { type Applicant, fillForm } from "./fill-form.ts";
import { finger } from "./pointer-or-keyboard.ts";
import { signInByMobile } from "./sign-in.ts";
import type { Wording } from "./wording.ts";

/** From the front page to a handed-in application, on a phone. */
export async function apply(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  const start = page.getByRole("button", { name: say("apply", "start"), exact: true });
  await step("the front page leads to the application", async () => {
    await page.goto("/");
    await expectAccessible(page, "landing");
    await page
      .getByRole("main")
      .getByRole("link", { name: say("landing", "applyNow") })
      .click();
    await expect(page.getByLabel(say("sign-in", "mobile"))).toBeVisible();
    await expectAccessible(page, "sign-in");
    await signInByMobile(page, say, applicant.mobile);
    await expect(start).toBeVisible();
    await expectAccessible(page, "apply-start");
    await start.click();
  });
  await fillForm(finger(page), say, applicant, {
    async opened(screen) {
      if (screen !== "person") return;
      await page.getByRole("button", { name: say("apply", "next"), exact: true }).click();
      await expect(page.getByLabel(say("apply", "fields.name")).first()).toBeFocused();
      await expectAccessible(page, "apply-person-faults");
    },
    filled: (screen) => expectAccessible(page, `apply-${screen}`),
  });
}
