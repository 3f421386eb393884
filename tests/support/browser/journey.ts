import { type Browser, expect, type Page } from "@playwright/test";
import { apply } from "./apply.ts";
import {
  activate,
  askForPayment,
  checkPaper,
  payInWallet,
  readActivationCode,
  signVoucher,
} from "./counter.ts";
import { checkCase, equip, publishMerchantRates, publishRates, reviewCase } from "./desk.ts";
import { expectAccessible } from "./expect-accessible.ts";
import type { Applicant } from "./fill-form.ts";
import { JOURNEYS } from "./journeys.ts";
import { madeUpMobile } from "./made-up-people.ts";
import { signInStaff } from "./sign-in.ts";
import { test } from "./test.ts";
import { type Locale, wordingOf } from "./wording.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1440, height: 900 } };

/** Whatever looks like a mobile, ID or card number: histories and logs of servers keep addresses. */
const PERSONAL = /(?<!\d)(1[3-9]\d{9}|\d{17}[\dX]|\d{16,19})(?!\d)/;

async function open(browser: Browser, locale: Locale, device: typeof PHONE | typeof DESK): Promise<Page> {
  const context = await browser.newContext({ ...device, locale });
  const page = await context.newPage();
  page.on("request", (request) => {
    // The demo's carrier is asked by mobile number (contracts.md); production has none.
    if (new URL(request.url()).pathname === "/demo/messages") return;
    expect.soft(request.url()).not.toMatch(PERSONAL);
  });
  return page;
}

/** The whole chain in one language: applicant, three members of staff, terminal, payer, merchant. */
export function journey(locale: Locale): void {
  test(`takes a merchant from the form to a signed voucher, in ${locale}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const say = wordingOf(locale);
    const mobile = madeUpMobile();
    const applicant: Applicant = {
      mobile,
      name: "王小明",
      shopName: `西湖糕点 ${mobile.slice(-5)}`,
      ...JOURNEYS[locale],
    };
    const staff = async (email: string) => {
      const page = await open(browser, locale, DESK);
      await signInStaff(page, say, email);
      return page;
    };

    const phone = await open(browser, locale, PHONE);
    await apply(phone, say, applicant);

    const reviewer = await staff("reviewer@ruwang.test");
    await reviewCase(reviewer, say, applicant);
    const checker = await staff("checker@ruwang.test");
    await checkCase(checker, say, applicant);
    const logistics = await staff("logistics@ruwang.test");
    await equip(logistics, say, applicant);

    const sticker = await readActivationCode(phone, say, mobile);
    const terminal = await open(browser, locale, DESK);
    await activate(terminal, say, sticker);

    const rates = await staff("rates@ruwang.test");
    await publishRates({ rates, checker }, say);
    await publishMerchantRates({ rates, checker }, say, applicant.shopName);
    // The journey in the other language publishes a platform card too, so the version may be higher.
    await expect(terminal.getByText(/^v([3-9]|\d\d)$/)).toBeVisible({ timeout: 60_000 });
    await phone.goto("/merchant/fees?plan=12/buyer");
    await expect(phone.getByRole("radio", { name: /^12 .*¥1,072\.00/ })).toBeChecked();
    await expectAccessible(phone, "merchant-fees");
    await logistics.goto("/console/terminals?status=active");
    await logistics.getByRole("row").filter({ hasText: applicant.shopName }).getByRole("link").click();
    await logistics.waitForURL(/\/console\/terminals\/trm_/);
    const shown = logistics.getByRole("main");
    await expect(shown.getByText(say("console", "terminals.version.inStep"))).toHaveCount(1);
    await expectAccessible(logistics, "console-terminal");

    const walletAddress = await askForPayment(terminal, say, expectAccessible);
    const payer = await open(browser, locale, PHONE);
    await payInWallet(payer, locale, walletAddress, expectAccessible);
    await signVoucher(terminal, say);
    await checkPaper(terminal, say);

    await phone.goto("/merchant");
    await expect(phone.getByText("¥1,000.00").first()).toBeVisible();
    await expectAccessible(phone, "merchant-overview");
    await phone.goto("/merchant?tab=payments");
    await expectAccessible(phone, "merchant-payments");
    await phone.getByRole("listitem").filter({ hasText: "¥" }).first().getByRole("link").click();
    await expect(phone.getByRole("img", { name: say("merchant", "payments.signature") })).toBeVisible();
    await expect(phone.getByText("15.27%").first()).toBeVisible();
    await expect(phone.getByText(say("merchant", "payments.recomputedSame"))).toBeVisible();
    await expectAccessible(phone, "merchant-payment");
  });
}
