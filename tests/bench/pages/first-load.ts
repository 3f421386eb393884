import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";

const PHONE = { viewport: { width: 390, height: 844 }, locale: "zh-CN" };

/** Bytes of JavaScript, each file gzipped, that a phone loads on its first visit until the page comes to rest. */
export async function firstLoadOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
    });
    await page.goto(url, { waitUntil: "networkidle" });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  } finally {
    await context.close();
  }
}
