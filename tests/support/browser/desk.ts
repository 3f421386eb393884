import { expect, type Page } from "@playwright/test";
import { expectAccessible, step } from "./expect-accessible.ts";
import type { Applicant } from "./fill-form.ts";
import type { Wording } from "./wording.ts";

/** A picture of one dot. */
const LETTER = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const dialog = (page: Page) => page.getByRole("dialog");

async function openCase(page: Page, say: Wording, shopName: string): Promise<void> {
  await page.goto("/console");
  await expect(page.getByRole("heading", { level: 1, name: say("console", "queue.title") })).toBeVisible();
  await page.getByRole("link", { name: shopName }).click();
  await expect(page.getByRole("heading", { level: 1, name: shopName })).toBeVisible();
}

/** Lays a file beside the case and opens it again. */
async function attachLetter(page: Page, say: Wording): Promise<void> {
  const letter = { name: "来函 letter.png", mimeType: "image/png", buffer: LETTER };
  await page.locator(`input[aria-label="${say("console", "case.attach")}"]`).setInputFiles(letter);
  const link = page.getByRole("link", { name: letter.name });
  await expect(link).toBeVisible();
  const opened = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(opened.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "cache-control": "private, no-store",
  });
}

export async function reviewCase(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  await step("the reviewer claims, looks and proposes", async () => {
    await page.goto("/console");
    await expect(page.getByRole("link", { name: applicant.shopName })).toBeVisible();
    await expectAccessible(page, "console-queue");
    await openCase(page, say, applicant.shopName);
    await page.getByRole("button", { name: say("console", "case.claim"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("console", "case.propose") })).toBeVisible();
    const idNumber = say("apply", "fields.idNumber");
    await page.getByRole("button", { name: say("console", "case.reveal", { field: idNumber }) }).click();
    await dialog(page).getByLabel(say("console", "case.reason")).fill("核对证件照片 compare with the photo");
    await expectAccessible(page, "console-reveal");
    await dialog(page)
      .getByRole("button", { name: say("console", "case.revealDo"), exact: true })
      .click();
    await expect(dialog(page)).toBeHidden();
    await attachLetter(page, say);
    await expectAccessible(page, "console-case");
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
    await expectAccessible(page, "console-confirm");
    await dialog(page)
      .getByRole("button", { name: say("console", "case.confirm") })
      .click();
    await expect(page.getByRole("link", { name: say("console", "case.toMerchant") })).toBeVisible();
    await expectAccessible(page, "console-approved");
  });
}

export async function equip(page: Page, say: Wording, applicant: Applicant): Promise<void> {
  await step("logistics reserves the recommended device", async () => {
    await page.goto("/console/devices");
    await expect(page.getByRole("heading", { name: say("console", "devices.stock") })).toBeVisible();
    await expectAccessible(page, "console-devices");
    await page.goto("/console/merchants");
    await expectAccessible(page, "console-merchants");
    await page.getByRole("link", { name: applicant.shopName }).first().click();
    await expect(page.getByText(say("console", "recommend.best"))).toBeVisible();
    await expectAccessible(page, "console-merchant");
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
    await dialog(page)
      .getByLabel(say("console", "shipments.trackingNumber"))
      .fill(`SF${String(Date.now())}`);
    await expectAccessible(page, "console-ship");
    await dialog(page)
      .getByRole("button", { name: say("console", "shipments.ship") })
      .click();
    await row.getByRole("button", { name: say("console", "shipments.deliver") }).click();
    await dialog(page)
      .getByRole("button", { name: say("console", "shipments.deliver") })
      .click();
    await expect(row.getByText(say("words", "shipmentStatus.delivered"))).toBeVisible();
    await expectAccessible(page, "console-shipments");
  });
}

/** A maker of prices and the second person who decides on them, each at a desk of their own. */
interface TwoDesks {
  rates: Page;
  checker: Page;
}

/** Replays the past against a draft of the platform's card, then publishes it: every active terminal is to follow. */
export async function publishRates(desks: TwoDesks, say: Wording): Promise<void> {
  const page = desks.rates;
  await step("rates replays a draft and publishes it", async () => {
    await page.goto("/console/rates");
    await expect(page.getByRole("link", { name: say("console", "rates.new") })).toBeVisible();
    await expectAccessible(page, "console-rates");
    await page.getByRole("link", { name: say("console", "rates.new") }).click();
    await page.getByLabel(say("console", "rates.note")).fill("e2e");
    await expectAccessible(page, "console-rate-editor");
    await page.getByRole("button", { name: say("console", "rates.saveDraft") }).click();
    await page.getByRole("button", { name: say("console", "shadow.replay", { days: "90" }) }).click();
    await expect(page.getByRole("region", { name: say("console", "shadow.byPlan") })).toBeVisible();
    await expectAccessible(page, "console-shadow-run");
    await publish(desks, say);
    await expectAccessible(page, "console-rate-card");
  });
}

/** A card of the merchant's own that says one thing: twelve instalments at 7.2 % for the buyer. */
export async function publishMerchantRates(desks: TwoDesks, say: Wording, shopName: string): Promise<void> {
  const page = desks.rates;
  await step("rates gives the merchant a price of its own", async () => {
    await page.goto("/console/rates/new");
    await page.getByLabel(say("console", "prices.level"), { exact: true }).selectOption("merchant");
    await page.getByLabel(say("console", "prices.search.merchant")).fill(shopName);
    await page.getByRole("button", { name: shopName }).click();
    // What was found gives way to what was chosen, and everything below it moves up.
    await expect(page.getByText(say("console", "prices.chosen")).filter({ hasText: shopName })).toBeVisible();
    await page.getByRole("button", { name: say("console", "rates.addPlan") }).click();
    const plan = page.getByRole("group", { name: say("console", "rates.planNumber", { number: "1" }) });
    const rate = say("console", "rates.ratePercent");
    await plan.getByLabel(say("console", "rates.term"), { exact: true }).fill("12");
    await plan.getByRole("checkbox", { name: rate }).uncheck();
    await plan.getByRole("textbox", { name: rate }).fill("7.2");
    await expectAccessible(page, "console-merchant-rates");
    await page.getByRole("button", { name: say("console", "rates.saveDraft") }).click();
    await publish(desks, say);
  });
}

/** One lays the draft before the other, who sees what it changes and puts it in force. */
async function publish({ rates, checker }: TwoDesks, say: Wording): Promise<void> {
  const press = async (page: Page, name: string) => {
    await page.getByRole("button", { name, exact: true }).click();
    await dialog(page).getByRole("button", { name, exact: true }).click();
  };
  await press(rates, say("console", "rates.propose"));
  await expect(rates.getByText(say("console", "rates.secondPersonOwn"))).toBeVisible();
  await expectAccessible(rates, "console-rates-proposed");
  await checker.goto(new URL(rates.url()).pathname);
  await press(checker, say("console", "rates.publish"));
  await expect(checker.getByText(say("console", "rates.state.inForce"))).toBeVisible();
  await rates.reload();
  await expect(rates.getByText(say("console", "rates.state.inForce"))).toBeVisible();
}
