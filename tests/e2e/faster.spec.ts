import { expect, type Page } from "@playwright/test";
import { signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { queryByRequest } from "../support/browser/ask-by-request.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const word = (key: string) => say("console", `terminals.${key}`);

async function terminalAtWork(page: Page): Promise<string> {
  const asked = { status: "active" };
  const { items } = await queryByRequest<{ items: { id: string }[] }>(page.request, "terminals.list", asked);
  const found = items.at(-1);
  if (found === undefined) throw new Error("The demo has a terminal at work");
  return found.id;
}

test("a refusal whose dialog goes with what somebody else did is said in a message", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "logistics@ruwang.test");
  await page.goto(`/console/terminals/${await terminalAtWork(page)}`);
  await page.getByRole("button", { name: word("suspend"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(word("reason")).fill("商户投诉，先停用核实");

  // Somebody else suspends it in the same breath, and no poll comes in between.
  const refused = Promise.withResolvers<void>();
  await page.route("**/api/trpc/**", async (route) => {
    if (route.request().method() === "GET") await refused.promise;
    await route.fallback();
  });
  await page.route("**/api/trpc/terminals.suspend*", async (route) => {
    const same = { data: route.request().postDataJSON() };
    expect((await page.request.post(route.request().url(), same)).status()).toBe(200);
    await route.continue();
    refused.resolve();
  });
  await dialog.getByRole("button", { name: word("suspend"), exact: true }).click();

  const said = page.getByRole("status").filter({ hasText: say("errors", "transition_refused") });
  await expect(said).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.unrouteAll();

  await page.getByRole("button", { name: word("resume"), exact: true }).click();
  await dialog.getByLabel(word("reason")).fill("核实完毕，恢复使用");
  await dialog.getByRole("button", { name: word("resume"), exact: true }).click();
  await expect(page.getByText(word("changed"))).toBeVisible();
});

test("a page is fetched ahead once somebody reaches for its link, and not for being in sight", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(page.context(), "logistics@ruwang.test");
  const ahead: string[] = [];
  page.on("request", (request) => {
    if ("next-router-prefetch" in request.headers()) ahead.push(new URL(request.url()).pathname);
  });
  await page.goto("/console/terminals");
  const link = page.locator('a[href="/console/devices"]').first();
  await expect(link).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(ahead).toEqual([]);
  await link.hover();
  await expect.poll(() => new Set(ahead)).toEqual(new Set(["/console/devices"]));
});
