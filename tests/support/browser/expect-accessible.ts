import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { test } from "./test.ts";

/** The small edition: the full one takes a page twice as long to read. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Pictures are for somebody who looks at them, and cost a tenth of a journey. */
const PICTURES = process.env.RUWANG_E2E_WHOLE === "1";
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
let pictures = 0;

/** Nothing scrolls sideways, and axe finds nothing in light and in dark; with a picture of the whole step, if asked for. */
export async function expectAccessible(page: Page, step: string): Promise<void> {
  const locale = await page.locator("html").getAttribute("lang");
  // From the top, where the sticky header covers nothing.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await page.evaluate(movementsEnded);
  if (PICTURES) await takePicture(page, `${locale}`, step);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(sideways, `${step} scrolls sideways, ${locale}`).toBeLessThanOrEqual(0);
  // Colours are the same in both languages: contrast is looked at once, and a theme changes nothing else.
  const inChinese = locale !== "en";
  const found = await faultsOf(page, {
    runOnly: { type: "tag", values: RULES },
    rules: { "color-contrast": { enabled: inChinese } },
  });
  expect.soft(found, `axe on ${step}, light, ${locale}`).toEqual([]);
  if (!inChinese) return;
  await page.emulateMedia({ colorScheme: "dark" });
  const inTheDark = await faultsOf(page, { runOnly: { type: "rule", values: ["color-contrast"] } });
  expect.soft(inTheDark, `axe on ${step}, dark, ${locale}`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

async function takePicture(page: Page, locale: string, step: string): Promise<void> {
  pictures += 1;
  const name = `${String(pictures).padStart(2, "0")}-${step}`;
  const path = `test-results/journey/${locale}/${name}.jpg`;
  await page.screenshot({ path, type: "jpeg", quality: 80, fullPage: true });
}

/**
 * What axe finds in the page, which has no frames. Putting axe into a page costs as much as letting it look, so it
 * is done once a document.
 */
async function faultsOf(page: Page, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await look(page, options);
  // What came in while axe looked was half transparent then; what is at fault is so when all has come to rest, too.
  return found.length === 0 ? found : look(page, options);
}

async function look(page: Page, options: axe.RunOptions): Promise<string[]> {
  // What is being worked out anew is dimmed until it is there.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(movementsEnded);
  return page.evaluate(
    async (asked) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, asked);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    },
    { ...options, resultTypes: ["violations"] as axe.resultGroups[] },
  );
}

/** A colour on its way from one theme to the other is neither's, and what comes in is not there yet. */
async function movementsEnded(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map((animation) => animation.finished));
}

/** Begins a step of the journey. */
export function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  return test.step(title, work);
}
