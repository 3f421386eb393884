import { expect, type Page } from "@playwright/test";
import { LOW_BATTERY } from "#components/virtual-terminal/device/faults.ts";
import { payInWallet } from "#tests/support/browser/counter.ts";
import { counterOf, SIZES } from "#tests/support/browser/counter-keys.ts";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { priceForTerminal } from "#tests/support/browser/price-for-terminal.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

const say = wordingOf("zh-CN");
const { device, green, heading, activate, type } = counterOf(say);
const word = (key: string, values: Record<string, string> = {}) => say("terminal", key, values);
const version = (page: Page) =>
  device(page)
    .locator("span.figures")
    .filter({ hasText: /^v\d+$/ });

/** Puts a fault on, or takes it off, by the space bar. */
async function toggle(page: Page, name: string): Promise<void> {
  await page.getByRole("checkbox", { name: new RegExp(`^${word(`panel.${name}`)}`) }).press("Space");
}

async function orderInFull(page: Page, digits: string): Promise<void> {
  await type(page, digits);
  await page.keyboard.press("Enter");
  await heading(page, "method.title");
  await type(page, "11");
}

/** The next sign of life that says so of the battery. */
const beatOf = (page: Page, battery: number) =>
  page.waitForRequest(
    (request) =>
      request.url().endsWith("/device/v1/heartbeats") && request.postDataJSON().battery === battery,
    { timeout: 40_000 },
  );

async function terminalIdOf(page: Page): Promise<string> {
  const id = await page.getByTitle(/^trm_/).first().getAttribute("title");
  if (id === null) throw new Error("an active terminal has an id");
  return id;
}

for (const viewport of SIZES) {
  test(`each fault of the panel has its way on, by keys at ${viewport.width} px`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport, locale: "zh-CN" })).newPage();
    await activate(page);
    await expectAccessible(page, "terminal-faults");

    await test.step("old software: no Huabei, until it is updated", async () => {
      await page.getByRole("button", { name: word("panel.install") }).press("Enter");
      await type(page, "50000");
      await green(page).click();
      await heading(page, "method.title");
      await type(page, "1");
      await expect(device(page)).toContainText(word("checks.firmware.failed"));
      await type(page, "2");
      await heading(page, "alipay.title");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await type(page, "m5");
      await heading(page, "settings.title");
      await type(page, "1");
      await expect(device(page)).toContainText(word("settings.update").split("{")[0] ?? "");
      await type(page, "1");
      await expect(device(page).getByRole("progressbar")).toBeVisible();
      await heading(page, "amount.title");
      await type(page, "50000");
      await page.keyboard.press("Enter");
      await type(page, "1");
      await expect(device(page)).not.toContainText(word("checks.firmware.failed"));
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
    });

    await test.step("offline: starts and quotes from what was signed, and sends when there is a network", async () => {
      await toggle(page, "offline");
      await expect(device(page)).toContainText(word("offline"));
      await page.reload();
      await heading(page, "amount.title");
      await expect(device(page)).toContainText(word("offline"));
      await orderInFull(page, "3100");
      await expect(device(page)).toContainText(word("sending.lost"), { timeout: 20_000 });
      await toggle(page, "offline");
      await heading(page, "waiting.title");
      await expect(device(page)).toContainText("¥31.00");
      await page.keyboard.press("Escape");
      await expect(device(page)).toContainText(say("words", "paymentStatus.canceled"));
      await page.keyboard.press("Escape");
    });

    await test.step("slow, with a wrong clock, a low battery and far away: it says so, and takes money", async () => {
      await toggle(page, "clockSkew");
      await toggle(page, "movedAway");
      await toggle(page, "slow");
      const beat = beatOf(page, LOW_BATTERY);
      await toggle(page, "lowBattery");
      const told = (await beat).postDataJSON();
      expect(told).toMatchObject({ location: { lat: expect.any(Number) } });
      expect(Math.abs(Date.parse(told.clock) - Date.now())).toBeGreaterThan(5 * 60_000);
      await expect(device(page)).toContainText(word("batteryLow"));
      const ordered = page.waitForRequest(
        (request) => request.method() === "POST" && request.url().endsWith("/device/v1/payments"),
        { timeout: 20_000 },
      );
      await orderInFull(page, "3200");
      expect((await ordered).postDataJSON()).toMatchObject({ location: { lat: expect.any(Number) } });
      await heading(page, "waiting.title");
      for (const name of ["clockSkew", "movedAway", "slow", "lowBattery"]) await toggle(page, name);
    });

    await test.step("out of paper: the money is in, the voucher comes with the paper", async () => {
      await toggle(page, "paperOut");
      const link = page.getByRole("link", { name: word("waiting.open") });
      const phone = await browser.newContext({ viewport: SIZES[0], locale: "zh-CN" });
      await payInWallet(await phone.newPage(), "zh-CN", (await link.getAttribute("href")) ?? "");
      await phone.close();
      await expect(device(page)).toContainText(word("sending.paperOut"), { timeout: 40_000 });
      await toggle(page, "paperOut");
      await heading(page, "signing.title");
      if (viewport.width < 1_000) await page.keyboard.press("Enter");
      await page.getByLabel(word("signing.type")).fill("王小明");
      await green(page).click();
      await expect(page.getByText(word("finished.title"))).toBeVisible();
      await page.keyboard.press("Enter");
    });

    await test.step("stale, then cut off while it takes the newer one up: it comes back with that", async () => {
      await expect(version(page)).toHaveText("v1");
      await toggle(page, "stale");
      await priceForTerminal(await terminalIdOf(page));
      const beat = beatOf(page, LOW_BATTERY);
      await toggle(page, "lowBattery");
      await beat;
      await expect(version(page)).toHaveText("v1");
      await toggle(page, "powerCut");
      await toggle(page, "stale");
      await heading(page, "off.title");
      await green(page).click();
      await heading(page, "amount.title");
      await expect(version(page)).toHaveText("v2");
    });
  });
}

test("each tab is a terminal of its own, and no two tabs are the same one", async ({ browser }) => {
  const context = await browser.newContext({ viewport: SIZES[1], locale: "zh-CN" });
  const [first, second] = [await context.newPage(), await context.newPage()];
  await activate(first);
  await second.goto("/terminal");
  await heading(second, "devices.title");
  await expect(second.getByText(word("devices.inUse"))).toBeVisible();
  await activate(second);
  expect(await terminalIdOf(first)).not.toBe(await terminalIdOf(second));
  await first.reload();
  await second.reload();
  await heading(first, "amount.title");
  await heading(second, "amount.title");
  expect(await terminalIdOf(first)).not.toBe(await terminalIdOf(second));
});
