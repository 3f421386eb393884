import { expect, type Page, type Route } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { stripeFor } from "#tests/support/gateway/mock-gateway.ts";
import { payInWallet } from "../../support/browser/counter.ts";
import { counterOf, SIZES } from "../../support/browser/counter-keys.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const { device, green, heading, activate, type } = counterOf(say);
const word = (key: string) => say("terminal", key);
const stripe = stripeFor(`http://127.0.0.1:${process.env.GATEWAY_PORT ?? 4010}`);

/** Every step of an order that asks the portal for something, by method and the end of its address. */
const STEPS = [
  ["POST", /\/device\/v1\/payments$/],
  ["GET", /\/device\/v1\/payments\/pay_\w+(\?wait=\d+)?$/],
  ["POST", /\/voucher\/prints$/],
  ["PUT", /\/voucher\/signature$/],
  ["POST", /\/refunds$/],
] as const;

/** Cuts each step off twice: the first request never arrives, the answer to the second never comes back. */
async function cutEachStep(page: Page): Promise<Map<string, number>> {
  const cuts = new Map<string, number>();
  await page.route("**/device/v1/payments**", async (route: Route) => {
    const [method, url] = [route.request().method(), route.request().url()];
    const step = STEPS.find(([verb, end]) => verb === method && end.test(url));
    const times = cuts.get(String(step)) ?? 0;
    if (step === undefined || times >= 2) return route.continue();
    cuts.set(String(step), times + 1);
    if (times === 1) await route.fetch().catch(() => {});
    await route.abort("connectionreset");
  });
  return cuts;
}

test("an order whose every step is cut off, before it arrives and before it is answered, is charged and given back once", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: SIZES[1], locale: "zh-CN" })).newPage();
  await activate(page);
  const cuts = await cutEachStep(page);
  await type(page, "4321");
  await page.keyboard.press("Enter");
  await heading(page, "method.title");
  await type(page, "11");
  await expect(device(page)).toContainText(word("sending.lost"));
  const link = page.getByRole("link", { name: word("waiting.open") });
  const address = (await link.getAttribute("href", { timeout: 40_000 })) ?? "";
  const phone = await browser.newContext({ viewport: SIZES[0], locale: "zh-CN" });
  await payInWallet(await phone.newPage(), "zh-CN", address);
  await phone.close();

  await expect(page.getByRole("heading", { name: word("signing.title") })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("article.printed")).not.toContainText("重印");
  await page.getByLabel(word("signing.type")).fill("王小明");
  const finished = page.getByText(word("finished.title"));
  await expect(async () => {
    if (!(await finished.isVisible())) await green(page).click();
    await expect(finished).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await page.keyboard.press("Enter");
  await heading(page, "amount.title");

  await type(page, "m2");
  await expect(device(page)).toContainText("¥43.21");
  await type(page, "1");
  await expect(device(page)).toContainText(word("payment.void"));
  await type(page, "2");
  await heading(page, "refund.why");
  await type(page, "1");
  await expect(device(page)).toContainText(word("refund.lost"));
  await expect(page.getByText(word("refund.done.succeeded"), { exact: true })).toBeVisible({
    timeout: 40_000,
  });
  await expect(page.locator("article.printed")).not.toContainText("重印");

  expect([...cuts.values()]).toEqual(STEPS.map(() => 2));
  const intent = new URL(address).pathname.split("/").at(-1) ?? "";
  const charges = await stripe.charges.list({ payment_intent: intent });
  expect(charges.data.map(({ amount, paid }) => ({ amount, paid }))).toEqual([{ amount: 4_321, paid: true }]);
  const refunds = await stripe.refunds.list({ payment_intent: intent });
  expect(refunds.data.map(({ amount, status }) => ({ amount, status }))).toEqual([
    { amount: 4_321, status: "succeeded" },
  ]);
});
