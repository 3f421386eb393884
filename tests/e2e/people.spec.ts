import { expect } from "@playwright/test";
import { generateSync } from "otplib";
import { signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../support/browser/expect-accessible.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const PASSWORD = "a-long-password-2026";

test("a colleague is invited, given a role by two, enters with an authenticator of their own, and is shown out", async ({
  browser,
}) => {
  const desk = async () => (await browser.newContext({ locale: "zh-CN" })).newPage();
  const [admin, checker, invited] = [await desk(), await desk(), await desk()];
  const name = `新同事${Date.now() % 100_000}`;
  const email = `new-${Date.now()}@ruwang.test`;

  await signInStaffByRequest(admin.context(), "admin@ruwang.test");
  await admin.goto("/console/people");
  await admin.getByRole("button", { name: say("console", "people.invite") }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel(say("console", "people.name")).fill(name);
  await dialog.getByLabel(say("console", "people.email")).fill(email);
  await dialog.getByRole("checkbox", { name: new RegExp(say("words", "role.finance")) }).check();
  await expectAccessible(admin, "console-people-invite");
  await dialog.getByRole("button", { name: say("console", "people.invite") }).click();
  const link = await admin.getByText(/sign-in\/invitation#/).textContent();
  await expectAccessible(admin, "console-people");

  await signInStaffByRequest(checker.context(), "checker@ruwang.test");
  await checker.goto("/console/people");
  const title = checker.getByRole("heading", { name: say("console", "people.waitingOf", { name }) });
  const waiting = checker.locator("section").filter({ has: title });
  await waiting.getByRole("button", { name: say("console", "people.give"), exact: true }).click();
  await expect(waiting).toBeHidden();

  const { pathname, hash } = new URL(link ?? "");
  await invited.goto(pathname + hash);
  await invited.getByRole("button", { name: say("sign-in", "invitation.open") }).click();
  const secret =
    (await invited
      .getByText(/^[A-Z2-7]{32}$/)
      .first()
      .textContent()) ?? "";
  await expectAccessible(invited, "invitation");
  await invited.getByLabel(say("sign-in", "totp")).fill(generateSync({ secret }));
  await invited.getByLabel(say("sign-in", "password")).fill(PASSWORD);
  await invited.getByRole("button", { name: say("sign-in", "invitation.accept") }).click();
  await expect(invited.getByText(say("sign-in", "invitation.done"))).toBeVisible();

  await admin.reload();
  const row = admin.getByRole("row").filter({ hasText: email });
  await row.getByRole("button", { name: `${say("console", "people.disable")} ${name}` }).click();
  await admin.getByRole("dialog").getByRole("textbox").fill("试用结束");
  await admin
    .getByRole("dialog")
    .getByRole("button", { name: say("console", "people.disable"), exact: true })
    .click();
  await expect(row.getByText(say("console", "people.statuses.disabled"))).toBeVisible();
});
