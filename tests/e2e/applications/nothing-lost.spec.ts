import { type BrowserContext, expect, type Page } from "@playwright/test";
import { signInByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../../support/browser/expect-accessible.ts";
import { madeUpMobile } from "../../support/browser/made-up-people.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "zh-CN" };

const STEPS = [
  { step: "person", field: "name", typed: "王小明" },
  { step: "settlement", field: "accountName", typed: "王晓明" },
  { step: "store", field: "street", typed: "文三路 100 号" },
] as const;

const heading = (page: Page, step: string) =>
  expect(page.getByRole("heading", { level: 1, name: say("apply", `steps.${step}`) })).toBeVisible();
const field = (page: Page, name: string) =>
  page.getByLabel(say("apply", `fields.${name}`), { exact: false }).first();
const saved = (page: Page) => expect(page.getByText(say("apply", "saveState.saved"))).toBeVisible();
const offline = (page: Page) => expect(page.getByText(say("apply", "saveState.offline"))).toBeVisible();

/** A new applicant at the form, as a micro merchant; returns the form's address. */
async function begin(context: BrowserContext): Promise<{ page: Page; address: string }> {
  const page = await context.newPage();
  await signInByRequest(page.request, madeUpMobile());
  await page.goto("/apply");
  await page.getByRole("button", { name: say("apply", "start"), exact: true }).click();
  await heading(page, "start");
  const address = page.url();
  await page.getByRole("radio", { name: say("words", "kind.micro") }).click();
  await saved(page);
  return { page, address };
}

test("keeps what was typed at every step through a cut network, a crash and a reload", async ({
  browser,
}) => {
  const context = await browser.newContext(PHONE);
  const begun = await begin(context);
  let { page } = begun;
  for (const { step, field: name, typed } of STEPS) {
    const address = `${begun.address}?step=${step}`;
    await page.goto(address);
    await heading(page, step);
    await context.setOffline(true);
    await field(page, name).fill(typed);
    await offline(page);
    // A crash: the page is gone without having said anything.
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(address);
    await expect(field(page, name)).toHaveValue(typed);
    await saved(page);
    await page.reload();
    await expect(field(page, name)).toHaveValue(typed);
  }
});

test("checks and sends what was typed once the network is back, though the page had fetched nothing for it", async ({
  browser,
}) => {
  const context = await browser.newContext(PHONE);
  const { page, address } = await begin(context);
  await page.goto(`${address}?step=person`);
  await heading(page, "person");
  await context.setOffline(true);
  await field(page, "name").fill("王小明");
  await offline(page);
  await context.setOffline(false);
  await saved(page);
  await page.getByRole("button", { name: say("apply", "next"), exact: true }).click();
  await expect(field(page, "idNumber")).toBeFocused();
});

test("walks on without a network, and asks when another tab changed the same answer", async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const { page, address } = await begin(context);
  const other = await context.newPage();
  await other.goto(`${address}?step=settlement`);
  await heading(other, "settlement");
  await page.goto(`${address}?step=settlement`);
  await field(page, "accountName").fill("王小明");
  await saved(page);

  await field(other, "accountName").fill("王晓明");
  const dialog = other.getByRole("dialog", { name: say("apply", "clash.title") });
  await expect(dialog).toBeVisible();
  await expectAccessible(other, "apply-clash");
  await dialog.getByRole("radio", { name: say("apply", "clash.theirs") }).click();
  await dialog.getByRole("button", { name: say("apply", "clash.decide") }).click();
  await expect(field(other, "accountName")).toHaveValue("王小明");
  await saved(other);

  await context.setOffline(true);
  await page.getByRole("button", { name: say("apply", "back") }).click();
  await heading(page, "person");
  await context.setOffline(false);
});

test("advises product and device from the applicant's own numbers", async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const { page } = await begin(context);
  await page.getByRole("radio", { name: say("words", "kind.individual") }).click();
  await page.getByRole("button", { name: say("apply", "advice.open") }).click();
  const dialog = page.getByRole("dialog");
  const product = say("words", "product.traditional_pos");
  await dialog.getByLabel(say("apply", "advice.monthly")).fill("200000");
  await expect(dialog.getByRole("heading", { level: 3 }).first()).toContainText(product);
  await expectAccessible(page, "apply-advice");
  await dialog.getByRole("button", { name: say("apply", "advice.choose", { product }) }).click();
  await expect(page.getByRole("radio", { name: product })).toBeChecked();
});
