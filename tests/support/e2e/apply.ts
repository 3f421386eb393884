import { expect, type Page } from "@playwright/test";
import { lookAt, step } from "./look-at.ts";
import { madeUpCard, madeUpCreditCode, madeUpIdNumber } from "./made-up-people.ts";
import { photo } from "./photo.ts";
import { signInByMobile } from "./sign-in.ts";
import type { wordingOf } from "./wording.ts";

type Wording = ReturnType<typeof wordingOf>;

export interface Applicant {
  mobile: string;
  name: string;
  shopName: string;
}

/** From the front page to a handed-in application, on a phone. */
export async function apply(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  const next = () => page.getByRole("button", { name: say("apply", "next"), exact: true }).click();
  const field = (key: string) => page.getByLabel(say("apply", `fields.${key}`), { exact: false }).first();
  const on = (key: string) =>
    expect(page.getByRole("heading", { level: 1, name: say("apply", `steps.${key}`) })).toBeVisible();

  await step("the front page leads to the application", async () => {
    await page.goto("/");
    await lookAt(page, "landing");
    await page
      .getByRole("main")
      .getByRole("link", { name: say("landing", "applyNow") })
      .click();
    await expect(page.getByLabel(say("sign-in", "mobile"))).toBeVisible();
    await lookAt(page, "sign-in");
    await signInByMobile(page, say, applicant.mobile);
    await expect(page.getByRole("button", { name: say("apply", "start"), exact: true })).toBeVisible();
    await lookAt(page, "apply-start");
    await page.getByRole("button", { name: say("apply", "start"), exact: true }).click();
  });
  await step("kind and product", async () => {
    await on("start");
    await page.getByRole("radio", { name: say("words", "kind.individual") }).click();
    await page.getByRole("radio", { name: say("words", "product.shoukuanbao") }).click();
    await lookAt(page, "apply-kind");
    await next();
  });
  await step("person", async () => {
    await on("person");
    await next();
    await expect(field("name")).toBeFocused();
    await lookAt(page, "apply-person-faults");
    await field("name").fill(applicant.name);
    await field("idNumber").fill(madeUpIdNumber());
    await field("idValidUntil").fill("2036-05-01");
    await field("mobile").fill(applicant.mobile);
    await lookAt(page, "apply-person");
    await next();
  });
  await step("business", async () => {
    await on("business");
    await field("registeredName").fill(applicant.shopName);
    await field("creditCode").fill(madeUpCreditCode());
    await field("businessAddress").fill("杭州市西湖区文三路 100 号");
    await page.getByLabel(say("apply", "fields.longTerm")).check();
    await lookAt(page, "apply-business");
    await next();
  });
  await step("settlement account", async () => {
    await on("settlement");
    await page.getByRole("radio", { name: say("words", "accountType.personal") }).click();
    await field("accountName").fill(applicant.name);
    await field("accountNumber").fill(madeUpCard());
    await field("bankName").fill("中国农业银行");
    await lookAt(page, "apply-settlement");
    await next();
  });
  await step("store", async () => {
    await on("store");
    await field("shopName").fill(applicant.shopName);
    await field("mcc").selectOption("5462");
    await field("province").selectOption("330000");
    await field("city").selectOption("330100");
    await field("district").selectOption("330106");
    await field("street").fill("文三路 100 号");
    await field("expectedMonthlyVolumeFen").fill("20000");
    await lookAt(page, "apply-store");
    await next();
  });
  await step("documents", async () => {
    await on("documents");
    for (const slot of [
      "id_card_front",
      "id_card_back",
      "licence",
      "shop_front",
      "interior",
      "cashier_desk",
    ]) {
      const item = page.getByRole("listitem").filter({ hasText: say("words", `document.${slot}`) });
      await item.locator("input[type=file]").setInputFiles(await photo(slot));
      await expect(item.getByText(say("apply", "doc.uploaded"))).toBeVisible();
    }
    await lookAt(page, "apply-documents");
    await next();
  });
  await step("review and submit", async () => {
    await on("review");
    await page.getByLabel(say("apply", "agreement.type")).fill(applicant.name);
    await page.getByRole("button", { name: say("apply", "agreement.confirm") }).click();
    await expect(page.getByRole("img", { name: say("apply", "agreement.signed") })).toBeVisible();
    await page.getByLabel(say("apply", "review.consentGeneral")).check();
    await page.getByLabel(say("apply", "review.consentSensitive")).check();
    await lookAt(page, "apply-review");
    await page.getByRole("button", { name: say("apply", "review.submit") }).click();
    await expect(page.getByText(say("apply", "status.submitted"))).toBeVisible();
    await lookAt(page, "apply-progress");
  });
}
