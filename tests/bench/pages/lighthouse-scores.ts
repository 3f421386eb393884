import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { spreadOf } from "../measure/spread.ts";
import { isOn, type Visit } from "./phone-visits.ts";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;

export interface Audited {
  scores: Scores;
  /** What kept a score other than the performance's below 100: the audits' ids. */
  faults: string[];
  /** How fast this machine's processor was, by Lighthouse's own measure; four times slower is the simulated phone. */
  benchmarkIndex: number;
}

/** Performance is simulated from one load and moves by some points between loads; the middle of five by one. */
const LOADS = 5;

export async function auditOften(visit: Visit, browserPath: string | undefined): Promise<Audited> {
  const audits: Audited[] = [];
  for (let load = 0; load < LOADS; load++) audits.push(await auditPage(visit, browserPath));
  const middle = (name: keyof Scores) => spreadOf(audits.map(({ scores }) => scores[name])).median;
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, middle(name)])) as Scores;
  return {
    scores,
    faults: [...new Set(audits.flatMap(({ faults }) => faults))],
    benchmarkIndex: spreadOf(audits.map((audit) => audit.benchmarkIndex)).median,
  };
}

/** Lighthouse's scores, 0 to 100, for a slow phone on a slow network, both simulated. */
async function auditPage(visit: Visit, browserPath: string | undefined): Promise<Audited> {
  const chrome = await launch({
    chromeFlags: ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    ...(browserPath !== undefined && { chromePath: browserPath }),
  });
  try {
    const result = await lighthouse(visit.url, {
      port: chrome.port,
      onlyCategories: [...CATEGORIES],
      extraHeaders: { "accept-language": "zh-CN", ...(visit.cookie !== "" && { cookie: visit.cookie }) },
      logLevel: "error",
    });
    if (result === undefined) throw new Error(`Lighthouse answered nothing about ${visit.name}`);
    const { categories, audits, environment, finalDisplayedUrl } = result.lhr;
    if (!isOn(visit, finalDisplayedUrl)) throw new Error(`Lighthouse was led away from ${visit.name}`);
    const scoreOf = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
    const faults = Object.values(categories)
      .filter((category) => category.id !== "performance")
      .flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0))
      .filter(({ id }) => (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, scoreOf(name)])) as Scores;
    return { scores, faults, benchmarkIndex: environment.benchmarkIndex };
  } finally {
    chrome.kill();
  }
}
