import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;

export interface Audited {
  scores: Scores;
  /** What kept a score below 100: the audits' ids. */
  faults: string[];
}

/** Lighthouse's scores, 0 to 100, for a slow phone on a slow network, both simulated. */
export async function auditPage(url: string, browserPath: string | undefined): Promise<Audited> {
  const chrome = await launch({
    chromeFlags: ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    ...(browserPath !== undefined && { chromePath: browserPath }),
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: [...CATEGORIES],
      logLevel: "error",
    });
    if (result === undefined) throw new Error(`Lighthouse answered nothing about ${url}`);
    const { categories, audits } = result.lhr;
    const scoreOf = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
    const faults = Object.values(categories)
      .filter((category) => category.id !== "performance")
      .flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0))
      .filter(({ id }) => (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
    return { scores: Object.fromEntries(CATEGORIES.map((name) => [name, scoreOf(name)])) as Scores, faults };
  } finally {
    chrome.kill();
  }
}
