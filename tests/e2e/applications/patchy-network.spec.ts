import { type BrowserContext, expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { test } from "#tests/support/browser/test.ts";
import { draftByRequest } from "../../support/browser/draft-by-request.ts";
import { expectAccessible } from "../../support/browser/expect-accessible.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const say = wordingOf("zh-CN");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "zh-CN" };
const PARTS = "**/api/uploads/*";

/** A photograph of two parts, small enough to be sent as it is. */
async function bigPhoto() {
  const noise = { type: "gaussian", mean: 150, sigma: 40 } as const;
  const image = sharp({ create: { width: 1100, height: 800, channels: 3, background: "#b9c7c4", noise } });
  return { name: "门头.jpg", mimeType: "image/jpeg", buffer: await image.jpeg().toBuffer() };
}

/** A micro merchant's draft at its documents. */
async function atDocuments(context: BrowserContext): Promise<Page> {
  const { id } = await draftByRequest(context.request);
  const page = await context.newPage();
  await page.goto(`/apply/${id}?step=documents`);
  await expect(shopFront(page)).toBeVisible();
  return page;
}

const shopFront = (page: Page) =>
  page.getByRole("listitem").filter({ hasText: say("apply", "doc.hint.shop_front") });
const choose = async (page: Page, file: Awaited<ReturnType<typeof bigPhoto>>) =>
  shopFront(page).getByLabel(say("words", "document.shop_front")).setInputFiles(file);
const uploaded = (page: Page) =>
  expect(shopFront(page).getByText(say("apply", "doc.uploaded"))).toBeVisible();
const waiting = (page: Page) =>
  expect(shopFront(page).getByText(say("apply", "doc.waiting").split("{")[0] ?? "")).toBeVisible();

/** The places at which the page sends bytes, in order. */
function offsetsSent(page: Page): number[] {
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  return offsets;
}

/** Lets the first part through and cuts the network under the second. */
async function cutAtSecondPart(page: Page, cut: () => Promise<void>): Promise<void> {
  let parts = 0;
  await page.route(PARTS, async (route) => {
    if (route.request().method() !== "PATCH" || ++parts < 2) return route.continue();
    await cut();
    await route.abort("connectionreset");
  });
}

test("an upload goes on by itself when the network comes back, from where it was", async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const page = await atDocuments(context);
  const offsets = offsetsSent(page);
  await cutAtSecondPart(page, () => context.setOffline(true));
  await choose(page, await bigPhoto());
  await waiting(page);
  await expectAccessible(page, "apply-upload-waiting");
  await page.unroute(PARTS);
  await context.setOffline(false);
  await uploaded(page);
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  expect(Math.max(...offsets)).toBeGreaterThan(0);
});

test("an upload outlives its page, and is begun anew once it was canceled", async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const page = await atDocuments(context);
  await cutAtSecondPart(page, async () => {});
  await choose(page, await bigPhoto());
  await waiting(page);
  const address = page.url();
  await page.close();

  const again = await context.newPage();
  const offsets = offsetsSent(again);
  await again.goto(address);
  await uploaded(again);
  expect(offsets).not.toContain(0);

  await again.route(PARTS, (route) => route.abort("connectionreset"));
  await choose(again, await bigPhoto());
  await waiting(again);
  const cancel = shopFront(again).getByRole("button", { name: say("apply", "doc.cancel") });
  await cancel.click();
  await expect(cancel).toBeHidden();
  await again.unroute(PARTS);
  await again.reload();
  await uploaded(again);
  await expect(cancel).toBeHidden();
});
