import { gzipSync } from "node:zlib";
import type { Browser, Response } from "@playwright/test";
import { isOn, PHONE, type Visit } from "./phone-visits.ts";

export interface FirstLoad {
  /** Scripts, each gzipped at level 9. */
  scriptBytes: number;
  /** The document itself, likewise. */
  documentBytes: number;
}

const gzipped = (body: Buffer) => gzipSync(body, { level: 9 }).length;

/**
 * What a phone's first visit loads with an empty cache and without a touch, until the network has been still for half
 * a second: scripts fetched by other scripts and those of pages prefetched count, too.
 */
export async function firstLoadOf(browser: Browser, visit: Omit<Visit, "name">): Promise<FirstLoad> {
  const context = await browser.newContext({
    ...PHONE,
    ...(visit.cookie !== "" && { extraHTTPHeaders: { cookie: visit.cookie } }),
  });
  try {
    const page = await context.newPage();
    const scripts: Response[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(response);
    });
    const document = await page.goto(visit.url, { waitUntil: "networkidle" });
    if (document?.status() !== 200 || !isOn(visit, page.url())) throw new Error(`${visit.url} led elsewhere`);
    let scriptBytes = 0;
    for (const script of scripts) scriptBytes += gzipped(await script.body());
    return { scriptBytes, documentBytes: gzipped(await document.body()) };
  } finally {
    await context.close();
  }
}
