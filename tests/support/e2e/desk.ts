import { expect, type Page } from "@playwright/test";
import type { Applicant } from "./apply.ts";
import { lookAt, step } from "./look-at.ts";
import type { wordingOf } from "./wording.ts";

type Wording = ReturnType<typeof wordingOf>;

const dialog = (page: Page) => page.getByRole("dialog");

async function openCase(page: Page, say: Wording, shopName: string): Promise<void> {
  await page.goto("/console");
  await expect(page.getByRole("heading", { level: 1, name: say("console", "queue.title") })).toBeVisible();
  await page.getByRole("link", { name: shopName }).click();
  await expect(page.getByRole("heading", { level: 1, name: shopName })).toBeVisible();
}

export async function reviewCase(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  await step("the reviewer claims, looks and proposes", async () => {
    await page.goto("/console");
    await expect(page.getByRole("link", { name: applicant.shopName })).toBeVisible();
    await lookAt(page, "console-queue");
    await openCase(page, say, applicant.shopName);
    await page.getByRole("button", { name: say("console", "case.claim"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("console", "case.propose") })).toBeVisible();
    const idNumber = say("apply", "fields.idNumber");
    await page.getByRole("button", { name: say("console", "case.reveal", { field: idNumber }) }).click();
    await dialog(page).getByLabel(say("console", "case.reason")).fill("核对证件照片 compare with the photo");
    await lookAt(page, "console-reveal");
    await dialog(page)
      .getByRole("button", { name: say("console", "case.revealDo"), exact: true })
      .click();
    await expect(dialog(page)).toBeHidden();
    await lookAt(page, "console-case");
    await page.getByRole("button", { name: say("console", "case.propose") }).click();
    await dialog(page)
      .getByRole("button", { name: say("console", "case.propose") })
      .click();
    await expect(page.getByText(say("words", "applicationStatus.pending_check")).first()).toBeVisible();
  });
}

export async function checkCase(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  await step("another person confirms", async () => {
    await openCase(page, say, applicant.shopName);
    await page.getByRole("button", { name: say("console", "case.confirm") }).click();
    await lookAt(page, "console-confirm");
    await dialog(page)
      .getByRole("button", { name: say("console", "case.confirm") })
      .click();
    await expect(page.getByRole("link", { name: say("console", "case.toMerchant") })).toBeVisible();
    await lookAt(page, "console-approved");
  });
}

export async function equip(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  await step("logistics reserves the recommended device", async () => {
    await page.goto("/console/devices");
    await expect(page.getByRole("heading", { name: say("console", "devices.stock") })).toBeVisible();
    await lookAt(page, "console-devices");
    await page.goto("/console/merchants");
    await lookAt(page, "console-merchants");
    await page.getByRole("link", { name: applicant.shopName }).first().click();
    await expect(page.getByText(say("console", "recommend.best"))).toBeVisible();
    await lookAt(page, "console-merchant");
    await page
      .getByRole("button", { name: new RegExp(`^${say("console", "recommend.reserve")} `) })
      .first()
      .click();
  });
  await step("and ships it until it is delivered", async () => {
    await dialog(page).getByLabel(say("console", "shipments.recipientName")).fill(applicant.name);
    await dialog(page).getByLabel(say("console", "shipments.recipientMobile")).fill(applicant.mobile);
    await dialog(page)
      .getByLabel(say("console", "shipments.recipientAddress"))
      .fill("杭州市西湖区文三路 100 号");
    await dialog(page)
      .getByRole("button", { name: say("console", "shipments.create") })
      .click();
    await expect(page).toHaveURL(/\/console\/shipments/);
    const row = page.getByRole("row").filter({ hasText: applicant.shopName });
    await row.getByRole("button", { name: say("console", "shipments.pack") }).click();
    await row.getByRole("button", { name: say("console", "shipments.ship") }).click();
    await dialog(page).getByLabel(say("console", "shipments.trackingNumber")).fill("SF1234567890123");
    await lookAt(page, "console-ship");
    await dialog(page)
      .getByRole("button", { name: say("console", "shipments.ship") })
      .click();
    await row.getByRole("button", { name: say("console", "shipments.deliver") }).click();
    await dialog(page)
      .getByRole("button", { name: say("console", "shipments.deliver") })
      .click();
    await expect(row.getByText(say("words", "shipmentStatus.delivered"))).toBeVisible();
    await lookAt(page, "console-shipments");
  });
}

/** Publishes a new platform card, so that every active terminal gets a new version. */
export async function publishRates(page: Page, say: Wording): Promise<void> {
  await step("rates publishes a new card", async () => {
    await page.goto("/console/rates");
    await expect(page.getByRole("link", { name: say("console", "rates.new") })).toBeVisible();
    await lookAt(page, "console-rates");
    await page.getByRole("link", { name: say("console", "rates.new") }).click();
    await page.getByLabel(say("console", "rates.note")).fill("e2e");
    await lookAt(page, "console-rate-editor");
    await page.getByRole("button", { name: say("console", "rates.saveDraft") }).click();
    await page.getByRole("button", { name: say("console", "rates.publish"), exact: true }).click();
    await dialog(page)
      .getByRole("button", { name: say("console", "rates.publish"), exact: true })
      .click();
    await expect(page.getByText(say("console", "rates.state.inForce"))).toBeVisible();
    await lookAt(page, "console-rate-card");
  });
}
