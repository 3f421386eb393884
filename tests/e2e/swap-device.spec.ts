import { expect, type Page } from "@playwright/test";
import { signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { queryByRequest } from "../support/browser/ask-by-request.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");

interface Listed {
  id: string;
  number: string;
  serialNumber: string;
  modelCode: string;
  desiredVersion: number;
}

/** What a list of the console answers to whoever is signed in. */
async function listed(page: Page, procedure: string, input: object): Promise<Listed[]> {
  return (await queryByRequest<{ items: Listed[] }>(page.request, procedure, input)).items;
}

test("replaces a broken terminal's device in three actions", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "logistics@ruwang.test");
  const [terminal] = await listed(page, "terminals.list", { status: "active" });
  if (terminal === undefined) throw new Error("The demo has a terminal at work");
  const [spare] = await listed(page, "devices.list", { status: "in_stock", modelCode: terminal.modelCode });
  if (spare === undefined) throw new Error("The demo has devices in stock");

  await page.goto(`/console/terminals/${terminal.id}`);
  const register = page.locator("section", {
    has: page.getByRole("heading", { name: say("console", "registrations.title"), exact: true }),
  });
  await expect(register.getByRole("listitem").filter({ hasText: terminal.serialNumber })).toHaveCount(1);
  await page.getByRole("button", { name: say("console", "terminals.swap"), exact: true }).click();
  // The scanner types; what is wrong is chosen; Enter confirms.
  await page.getByLabel(say("console", "terminals.swapSerial")).fill(spare.serialNumber);
  await page.getByLabel(say("console", "terminals.swapFault")).selectOption("screen");
  await page.getByRole("button", { name: say("console", "terminals.swapDo"), exact: true }).click();

  await expect(page.getByText(spare.serialNumber)).toBeVisible();
  await expect(page.getByText(say("console", "terminals.swapDone"))).toBeVisible();
  // What nobody polls has changed with it, and is shown.
  await expect(register.getByRole("listitem").filter({ hasText: terminal.serialNumber })).toHaveCount(2);
  const [after] = await listed(page, "terminals.list", { search: terminal.number });
  expect(after).toMatchObject({ id: terminal.id, number: terminal.number, serialNumber: spare.serialNumber });
  expect(after?.desiredVersion).toBe(terminal.desiredVersion);
  const [old] = await listed(page, "devices.list", { serialNumber: terminal.serialNumber });
  expect(old).toMatchObject({ status: "returning" });
});
