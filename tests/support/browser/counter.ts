import { expect, type Page } from "@playwright/test";
import { expectAccessible, step } from "./expect-accessible.ts";
import { newestMessage } from "./messages.ts";
import type { Wording } from "./wording.ts";

/** What is done at each state on the way: a journey looks at them all, whoever only has to pass by does not. */
type Look = (page: Page, step: string) => Promise<void>;
const passBy: Look = async () => {};

export interface Sticker {
  address: string;
  activationCode: string;
}

/** What the merchant reads off: the link with serial and model, and the code. */
export async function readActivationCode(page: Page, say: Wording, mobile: string): Promise<Sticker> {
  return step("the merchant sees the activation code", async () => {
    const message = await newestMessage(page.request, mobile);
    await page.goto(/https?:\S+/.exec(message)?.[0] ?? "");
    await page.getByRole("button", { name: say("merchant", "activation.reveal") }).click();
    const code = page.getByTestId("activation-code");
    await expect(code).toBeVisible();
    await expectAccessible(page, "merchant-activation");
    const link = page.getByRole("link", { name: say("merchant", "activation.openVirtual") });
    const activationCode = (await code.textContent()) ?? "";
    return { address: (await link.getAttribute("href")) ?? "", activationCode };
  });
}

export async function activate(page: Page, say: Wording, sticker: Sticker): Promise<void> {
  await step("the terminal activates itself", async () => {
    await page.goto(sticker.address);
    const code = page.getByLabel(say("terminal", "activation.code"));
    await code.fill("AAAA AAAA AAAA");
    await page.getByRole("button", { name: say("terminal", "activation.submit") }).click();
    await expect(page.getByText("code_wrong").first()).toBeVisible();
    await expectAccessible(page, "terminal-code-wrong");
    await code.fill(sticker.activationCode);
    await page.getByRole("button", { name: say("terminal", "activation.submit") }).click();
    await expect(page.getByRole("heading", { name: say("terminal", "amount.title") })).toBeVisible();
    await expect(page.getByText(say("terminal", "aside.pushState.connected"))).toBeVisible();
    await expectAccessible(page, "terminal-ready");
  });
}

/** Takes ¥1,000 in six instalments borne by the buyer, up to the code for the payer. */
export async function askForPayment(page: Page, say: Wording, look: Look = passBy): Promise<string> {
  return step("amount, Alipay, Huabei, plan", async () => {
    for (const key of ["1", "00", "00", "0"]) {
      await page.getByRole("button", { name: key, exact: true }).click();
    }
    await expect(page.getByRole("status", { name: say("terminal", "amount.title") })).toHaveText("¥1,000.00");
    await page.getByRole("button", { name: say("terminal", "keys.confirm"), exact: true }).click();
    await look(page, "terminal-method");
    await page.getByRole("button", { name: new RegExp(`^${say("words", "method.alipay")}`) }).click();
    await look(page, "terminal-alipay");
    await page.getByRole("button", { name: new RegExp(`^${say("terminal", "alipay.huabei")}`) }).click();
    await look(page, "terminal-bearer");
    await page.getByRole("button", { name: new RegExp(`^${say("words", "bearerShort.buyer")}`) }).click();
    await look(page, "terminal-plans");
    await page.getByRole("button", { name: /^6 / }).click();
    await expect(page.getByText("15.27%").first()).toBeVisible();
    await look(page, "terminal-plan");
    await page.getByRole("button", { name: say("terminal", "confirm.agree") }).click();
    const link = page.getByRole("link", { name: say("terminal", "waiting.open") });
    await expect(link).toBeVisible();
    await look(page, "terminal-code");
    return (await link.getAttribute("href")) ?? "";
  });
}

/** The payer's phone, in the mock gateway's own wallet. */
export async function payInWallet(
  page: Page,
  locale: string,
  address: string,
  look: Look = passBy,
): Promise<void> {
  await step("the payer opens Huabei, agrees and pays", async () => {
    const url = new URL(address);
    url.searchParams.set("lang", locale);
    await page.goto(url.href);
    await look(page, "wallet-open");
    const agree = page.getByRole("checkbox");
    if (await agree.isVisible()) {
      await agree.check();
      await page.locator("form button").first().click();
      await look(page, "wallet-plan");
    }
    await page.locator("form button").first().click();
    const password = page.locator("input#password");
    await expect(password).toBeVisible();
    await password.fill("123456");
    await look(page, "wallet-password");
    await page.locator("form:has(#password) button").click();
    await expect(password).toBeHidden();
    await look(page, "wallet-paid");
  });
}

/** Whoever holds the paper scans its code, on a phone of their own that knows nobody here. */
export async function checkPaper(page: Page, say: Wording): Promise<void> {
  await step("anybody checks that the voucher is genuine", async () => {
    const address = await page.locator("article.printed img").getAttribute("alt");
    const browser = page.context().browser();
    if (address === null || browser === null) throw new Error("the voucher has no code");
    const locale = (await page.locator("html").getAttribute("lang")) ?? "";
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    const phone = await context.newPage();
    await phone.goto(address);
    await expect(phone.getByText(say("voucher", "genuine.title"))).toBeVisible();
    await expectAccessible(phone, "voucher-check");
    await phone.getByLabel(say("voucher", "check")).fill("0".repeat(64));
    await phone.getByRole("button", { name: say("voucher", "ask") }).click();
    await expect(phone.getByText(say("voucher", "not_genuine.title"))).toBeVisible();
    await context.close();
  });
}

export async function signVoucher(page: Page, say: Wording): Promise<void> {
  await step("the voucher is printed and signed", async () => {
    const pad = page.getByRole("img", { name: say("terminal", "signing.pad") });
    await expect(pad).toBeVisible({ timeout: 40_000 });
    await expect(page.locator("article.printed")).toContainText("15.27%");
    await expect(page.getByText(say("fees", "seal.verified"))).toBeVisible();
    await expectAccessible(page, "terminal-voucher");
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error("the signature pad has no place on the page");
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 15, { steps: 6 });
    await page.mouse.move(box.x + box.width - 25, box.y + box.height - 20, { steps: 6 });
    await page.mouse.up();
    await page.getByRole("button", { name: say("terminal", "signing.confirm") }).click();
    await expect(page.getByText(say("terminal", "finished.title"))).toBeVisible();
    await expectAccessible(page, "terminal-signed");
  });
}
