import { type Browser, chromium } from "@playwright/test";
import { ensureBrowser } from "#tests/run/browser.ts";
import { startThrowawayPortal } from "#tests/run/throwaway-portal.ts";
import { startBareApp } from "./measure/bare-app.ts";
import { type Goal, publish, three } from "./measure/report.ts";
import type { Spread } from "./measure/spread.ts";
import { firstBytesOf } from "./pages/first-byte.ts";
import { type FirstLoad, firstLoadOf } from "./pages/first-load.ts";
import { type Audited, auditOften, CATEGORIES, type Scores } from "./pages/lighthouse-scores.ts";
import { phoneVisits, type Visit } from "./pages/phone-visits.ts";

const BUDGET_BYTES = 60 * 1024;
const WANTED: Scores = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

interface PageFigures extends FirstLoad {
  name: string;
  firstByteMs: Spread;
  /** Absent when only bytes were asked for. */
  audited: Audited | undefined;
}

/** Lighthouse takes minutes; `-- --bytes` does without. */
const onlyBytes = process.argv.includes("--bytes");

async function measure(
  browser: Browser,
  visits: readonly Visit[],
  browserPath: string | undefined,
): Promise<PageFigures[]> {
  const loads: FirstLoad[] = [];
  for (const visit of visits) loads.push(await firstLoadOf(browser, visit));
  const firstBytes = await firstBytesOf(visits);
  const pages: PageFigures[] = [];
  for (const [which, visit] of visits.entries()) {
    const [load, firstByteMs] = [loads[which], firstBytes[which]];
    if (load === undefined || firstByteMs === undefined) continue;
    const audited = onlyBytes ? undefined : await auditOften(visit, browserPath);
    pages.push({ name: visit.name, ...load, firstByteMs, audited });
  }
  return pages;
}

function goalsOf(pages: readonly PageFigures[], bareBytes: number): Goal[] {
  const budget = BUDGET_BYTES / 1024;
  const bytes = pages
    .filter(({ name }) => name.startsWith("/apply"))
    .map(({ name, scriptBytes }) => {
      const over = (scriptBytes - bareBytes) / 1024;
      return { goal: `${name}: ≤ the bare page + ${budget} kB gzip`, reached: over, held: over <= budget };
    });
  const scores = pages.flatMap(({ name, audited }) =>
    CATEGORIES.flatMap((category) => {
      if (audited === undefined) return [];
      // Nobody's application is for search engines: robots.txt asks them to leave it alone.
      if (category === "seo" && name.startsWith("/apply")) return [];
      const reached = audited.scores[category];
      return [
        { goal: `${name}: ${category} ≥ ${WANTED[category]}`, reached, held: reached >= WANTED[category] },
      ];
    }),
  );
  return [...bytes, ...scores];
}

function report([bare, ...pages]: readonly PageFigures[]): void {
  if (bare === undefined) throw new Error("The bare page was not measured");
  const kilobytes = (bytes: number) => three(bytes / 1024);
  const rowOf = (page: PageFigures, role: string) => [
    page.name,
    role,
    kilobytes(page.scriptBytes),
    kilobytes(page.scriptBytes - bare.scriptBytes),
    kilobytes(page.documentBytes),
    three(page.firstByteMs.median),
    ...CATEGORIES.map((name) => String(page.audited?.scores[name] ?? "")),
    page.audited === undefined ? "" : page.audited.benchmarkIndex.toFixed(0),
    page.audited?.faults.join(", ") ?? "",
  ];
  publish({
    name: "pages",
    what: "a phone's first visit: scripts loaded before any touch (kB, gzip), and Lighthouse's mobile scores (the middle of five loads), with its index of this machine's processor",
    table: [
      [
        "",
        "",
        "scripts",
        "over bare",
        "document",
        "first byte ms",
        ...CATEGORIES,
        "processor",
        "short of 100 by",
      ],
      rowOf(bare, "floor"),
      ...pages.map((page) => rowOf(page, "subject")),
    ],
    figures: { bare, pages },
    goals: goalsOf(pages, bare.scriptBytes),
  });
}

const browserPath = await ensureBrowser();
const portal = await startThrowawayPortal((line) => process.stdout.write(`${line}\n`));
try {
  const bare = await startBareApp();
  const browser = await chromium.launch({
    args: ["--disable-gpu"],
    chromiumSandbox: process.getuid?.() !== 0,
    ...(browserPath !== undefined && { executablePath: browserPath }),
  });
  try {
    const visits = await phoneVisits(browser, portal.url);
    const floor = { name: "bare Next page", url: `${bare.url}/`, cookie: "" };
    report(await measure(browser, [floor, ...visits], browserPath));
  } finally {
    await browser.close();
    await bare.stop();
  }
} finally {
  await portal.stop();
}
