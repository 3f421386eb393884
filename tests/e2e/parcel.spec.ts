import { expect } from "@playwright/test";
import { signInByRequest, signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { wordingOf } from "../support/browser/wording.ts";

const say = wordingOf("zh-CN");
/** The demo's merchant with parcels at every step. */
const MOBILE = "13800000015";

test("a parcel is moved by its carrier, and its merchant and logistics see each move", async ({
  browser,
}) => {
  const desk = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(desk.context(), "logistics@ruwang.test");
  await desk.goto(`/console/shipments?step=ready&search=${encodeURIComponent("何丽")}`);
  await desk
    .getByRole("button", { name: say("console", "shipments.ship"), exact: true })
    .first()
    .click();
  const trackingNumber = `SF${Date.now()}`;
  await desk.getByRole("dialog").getByLabel(say("console", "shipments.trackingNumber")).fill(trackingNumber);
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: say("console", "shipments.ship"), exact: true })
    .click();
  await expect(desk.getByText(say("console", "shipments.shipped"))).toBeVisible();

  const shop = await (
    await browser.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 } })
  ).newPage();
  await signInByRequest(shop.request, MOBILE);
  await shop.goto("/merchant");
  await expect(shop.getByText(trackingNumber)).toBeVisible();

  const carrier = `http://127.0.0.1:${process.env.GATEWAY_PORT ?? 4010}/kuaidi100/parcels/${trackingNumber}/lines`;
  const move = (code: string) => shop.request.post(carrier, { data: { code }, maxRedirects: 0 });
  await expect.poll(async () => (await move("5")).status()).not.toBe(404);
  await expect(async () => {
    await shop.reload();
    await expect(shop.getByText(say("words", "trackedState.out_for_delivery")).first()).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();

  await move("3");
  await expect(async () => {
    await shop.reload();
    await expect(shop.getByText(say("words", "ownParcel.status.delivered"))).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await desk.goto(`/console/shipments?search=${trackingNumber}`);
  await expect(desk.getByRole("table").getByText(say("words", "shipmentStatus.delivered"))).toBeVisible();
});
