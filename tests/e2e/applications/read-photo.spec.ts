import { expect } from "@playwright/test";
import sharp from "sharp";
import { signInByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { madeUpMobile } from "../../support/browser/made-up-people.ts";
import { wordingOf } from "../../support/browser/wording.ts";

const say = wordingOf("en");
/** One whose digits are told apart in this font: made-up ones were sometimes misread, failed their check and were left out. */
const ID_NUMBER = "33010619860715234X";

test.use({ locale: "en", viewport: { width: 390, height: 844 } });

/** A picture of an ID number, as a camera would give it, with digits in whatever font there is. */
async function pictureOf(text: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="300">
    <rect width="1200" height="300" fill="#f4f4ee"/>
    <text x="60" y="170" font-family="monospace" font-size="84" fill="#111">${text}</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

test("reads an ID number off a photo on the device, and fills it in once it is confirmed", async ({
  page,
}) => {
  const idNumber = ID_NUMBER;
  const outside: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "127.0.0.1" && !request.url().startsWith("blob:")) {
      outside.push(request.url());
    }
  });
  await signInByRequest(page.request, madeUpMobile());
  await page.goto("/apply");
  await page.getByRole("button", { name: say("apply", "start"), exact: true }).click();
  await page.getByRole("radio", { name: say("words", "kind.micro") }).click();
  await page.getByRole("radio", { name: say("words", "product.shoukuanbao") }).click();
  await page.getByRole("button", { name: say("apply", "next"), exact: true }).click();
  const reader = page.getByLabel(say("apply", "ocr.title"));
  await reader.locator("input[type=file]").setInputFiles({
    name: "id.jpg",
    mimeType: "image/jpeg",
    buffer: await pictureOf(idNumber),
  });
  await expect(reader.getByText(idNumber)).toBeVisible({ timeout: 60_000 });
  await reader.getByRole("button", { name: say("apply", "ocr.confirm") }).click();
  await expect(page.getByLabel(say("apply", "fields.idNumber"))).toHaveValue(idNumber);
  expect(outside).toEqual([]);
});
