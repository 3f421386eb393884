import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { newestMessage } from "#tests/support/browser/messages.ts";
import { signInByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";
import { codeIn } from "#tests/support/messages/code-in.ts";

const say = wordingOf("zh-CN");
const OWNER = "13800000001";
const CLERK = "13912345678";

const press = (page: Page, key: string) =>
  page.getByRole("button", { name: say("terminal", key), exact: true }).click();

/** Signs in at the terminal with whatever it asks for, and the code that came. */
async function signInAt(page: Page, terminalNumber: string, name?: string): Promise<void> {
  await press(page, "account.signIn");
  await page.getByLabel(say("terminal", "operator.mobile")).fill(CLERK);
  await page.getByLabel(say("terminal", "operator.terminalNumber")).fill(terminalNumber);
  await press(page, "operator.sendCode");
  await page.getByLabel(say("terminal", "operator.code")).waitFor();
  const code = codeIn(await newestMessage(page.request, CLERK));
  await page.getByLabel(say("terminal", "operator.code")).fill(code);
  await press(page, "operator.signIn");
  if (name === undefined) return;
  await page.getByLabel(say("terminal", "operator.name")).fill(name);
  await expectAccessible(page, "terminal-operator");
  await press(page, "operator.signIn");
}

test("somebody new signs in at a terminal once its owner agrees, and is out when the owner stops them", async ({
  browser,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, locale: "zh-CN" };
  const terminal = await (await browser.newContext(phone)).newPage();
  const waiting = (await (await terminal.request.get("/api/demo/activations")).json()) as {
    serialNumber: string;
    activationCode: string;
    model: string;
  }[];
  const device = waiting.at(-6);
  if (device === undefined) throw new Error("the demo has terminals that wait for activation");
  await terminal.goto(`/terminal?serial=${device.serialNumber}&model=${encodeURIComponent(device.model)}`);
  await terminal.getByLabel(say("terminal", "activation.code")).fill(device.activationCode);
  await press(terminal, "activation.submit");

  const owner = await (await browser.newContext(phone)).newPage();
  await signInByRequest(owner.request, OWNER);
  await owner.goto("/merchant?tab=terminals");
  const panel = owner.getByRole("listitem").filter({ hasText: device.serialNumber });
  await panel.getByRole("link", { name: say("merchant", "terminals.more") }).click();
  const title = owner.getByRole("heading", { level: 1 });
  await expect(title).toContainText("·");
  await expectAccessible(owner, "merchant-terminal");
  const number = /\d{8}/.exec((await title.textContent()) ?? "")?.[0] ?? "";

  await press(terminal, "amount.menu");
  await terminal.getByRole("button", { name: new RegExp(`^${say("terminal", "menu.account")}`) }).click();
  await signInAt(terminal, number, "李收银");
  await expect(terminal.getByText(say("terminal", "operator.awaiting"))).toBeVisible();
  await press(terminal, "operator.done");

  await owner.goto("/merchant?tab=operators");
  await owner.getByRole("button", { name: say("merchant", "operators.act.admit") }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByRole("button", { name: say("merchant", "operators.act.admit") }).click();
  await expect(owner.getByText(say("words", "operatorStatus.active"), { exact: true })).toBeVisible();
  await expectAccessible(owner, "merchant-operators");

  await signInAt(terminal, number);
  await expect(terminal.getByText("李收银")).toBeVisible();
  await expectAccessible(terminal, "terminal-account");

  await owner.getByRole("button", { name: say("merchant", "operators.act.block") }).click();
  await dialog.getByRole("button", { name: say("merchant", "operators.act.block") }).click();
  await expect(owner.getByText(say("words", "operatorStatus.blocked"), { exact: true })).toBeVisible();
  await terminal.getByRole("button", { name: say("shell", "back"), exact: true }).click();
  await terminal.getByRole("button", { name: new RegExp(`^${say("terminal", "menu.account")}`) }).click();
  await expect(terminal.getByText(say("terminal", "account.nobody"))).toBeVisible();
});
