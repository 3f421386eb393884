import { expect } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../support/browser/expect-accessible.ts";
import { type Locale, wordingOf } from "../support/browser/wording.ts";

const WIDTHS = [390, 1440] as const;
const PAGES = [
  "/",
  "/fees",
  "/sign-in",
  "/sign-in/staff",
  "/demo/messages",
  "/terminal",
  "/docs/api",
  "/docs/verify",
  "/no-such-page",
];

for (const locale of ["zh-CN", "en"] as const satisfies readonly Locale[]) {
  for (const width of WIDTHS) {
    test(`shows every public page soundly at ${width} px in ${locale}`, async ({ browser }) => {
      const context = await browser.newContext({ locale, viewport: { width, height: 844 } });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("404")) faults.push(message.text());
      });
      for (const path of PAGES) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
        if (width === 390) await expectAccessible(page, `public${path.replaceAll("/", "-")}`);
      }
      expect(faults).toEqual([]);
    });
  }
}

test("holds its words back for no script: none stands before them in the document", async ({ request }) => {
  for (const path of PAGES) {
    const document = await (await request.get(path)).text();
    const body = document.slice(document.indexOf("<body"));
    expect(body.slice(0, body.indexOf("</main>")), path).not.toContain("<script");
  }
});

test("keeps the chosen language and theme without a flash", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("button", { name: "English" })
    .or(page.getByRole("button", { name: "中文" }))
    .click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: wordingOf("zh-CN")("shell", "switchTheme") }).click();
  const answer = await page.request.get("/");
  expect(await answer.text()).toContain('data-theme="dark"');
});
