import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
let pictures = 0;

/** Takes a picture of the step; nothing scrolls sideways, and axe finds nothing in light and in dark. */
export async function lookAt(page: Page, step: string): Promise<void> {
  const locale = await page.locator("html").getAttribute("lang");
  pictures += 1;
  const name = `${String(pictures).padStart(2, "0")}-${step}`;
  await page.screenshot({ path: `test-results/journey/${locale}/${name}.png`, fullPage: true });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(sideways, `${step} scrolls sideways, ${locale}`).toBeLessThanOrEqual(0);
  // Colours are the same in both languages: dark is looked at once.
  for (const theme of locale === "en" ? (["light"] as const) : (["light", "dark"] as const)) {
    await page.emulateMedia({ colorScheme: theme });
    // Legacy mode leaves foreign frames out, of which there are none, and opens no extra page for each look.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
    // A theme changes nothing but colours.
    if (theme === "light") axe.withTags(RULES);
    else axe.withRules("color-contrast");
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    expect.soft(found, `axe on ${step}, ${theme}, ${locale}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Begins a step of the journey. */
export function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  return test.step(title, work);
}
