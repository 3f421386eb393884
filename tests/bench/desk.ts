import { type Browser, chromium, type Page } from "@playwright/test";
import { ensureBrowser } from "#tests/run/browser.ts";
import { startThrowawayPortal } from "#tests/run/throwaway-portal.ts";
import { signInStaff } from "#tests/support/browser/sign-in.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";
import { type Answer, timed } from "./desk/answer-times.ts";
import { cleanCases } from "./desk/clean-cases.ts";
import { publish, three } from "./measure/report.ts";

const DECISIONS = 100;
const MOST_NEXT_MS = 100;
const MOST_KEY_MS = 50;

const say = wordingOf("zh-CN");
const times: Record<Answer, number[]> = { walk: [], tick: [], claim: [], dialog: [], next: [] };

/** One case by keys alone: claim, walk, tick every group, approve. */
async function decide(page: Page): Promise<number> {
  const time = async (key: string, answer: Answer) => times[answer].push(await timed(page, key, answer));
  const button = (name: "propose" | "tickGroup") =>
    page.getByRole("button", { name: say("console", `case.${name}`) });
  let presses = 0;
  const press = async (key: string, answer: Answer) => {
    presses += 1;
    await time(key, answer);
  };
  await press("c", "claim");
  await button("propose").waitFor();
  // Walking is measured on the way, and is no part of clearing a case.
  await time("j", "walk");
  await time("j", "walk");
  for (let left = await button("tickGroup").count(); left > 0; left = await button("tickGroup").count())
    await press("y", "tick");
  await press("a", "dialog");
  await press("Enter", "next");
  return presses;
}

async function work(browser: Browser, portalUrl: string, firstId: string): Promise<number> {
  const context = await browser.newContext({
    baseURL: portalUrl,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await signInStaff(page, say, "reviewer2@ruwang.test");
  await page.goto(`/console/reviews/${firstId}?flow`);
  await page.getByRole("button", { name: say("console", "case.claim"), exact: true }).waitFor();
  let presses = 0;
  for (let nr = 0; nr < DECISIONS; nr++) presses = Math.max(presses, await decide(page));
  return presses;
}

const percentile = (figures: readonly number[], part: number) =>
  [...figures].sort((a, b) => a - b)[Math.ceil(part * figures.length) - 1] ?? Number.NaN;

function report(presses: number): void {
  const keys = [...times.walk, ...times.tick, ...times.claim, ...times.dialog];
  const rowOf = (name: string, figures: readonly number[]) => [
    name,
    String(figures.length),
    ...[0.5, 0.9, 0.95, 1].map((part) => three(percentile(figures, part))),
  ];
  const next = percentile(times.next, 0.95);
  const key = percentile(keys, 0.95);
  publish({
    name: "desk",
    what: `${DECISIONS} clean cases cleared by keys on the production build: milliseconds from a key to the frame that answers it`,
    table: [
      ["", "times", "p50", "p90", "p95", "most"],
      rowOf("the next case after a decision", times.next),
      rowOf("j: another field", times.walk),
      rowOf("y: a group ticked", times.tick),
      rowOf("c: taken notice of", times.claim),
      rowOf("a: asked to confirm", times.dialog),
    ],
    figures: { times, presses },
    goals: [
      { goal: `next case on screen, p95 < ${MOST_NEXT_MS} ms`, reached: next, held: next < MOST_NEXT_MS },
      { goal: `keys answered, p95 < ${MOST_KEY_MS} ms`, reached: key, held: key < MOST_KEY_MS },
      { goal: "presses of a case ≤ 12", reached: presses, held: presses <= 12 },
    ],
  });
}

const browserPath = await ensureBrowser();
const portal = await startThrowawayPortal((line) => process.stdout.write(`${line}\n`));
try {
  // One more than is decided: the last one has a next, too.
  const firstId = await cleanCases(portal.settings, DECISIONS + 1);
  const browser = await chromium.launch({
    args: ["--disable-gpu"],
    chromiumSandbox: process.getuid?.() !== 0,
    ...(browserPath !== undefined && { executablePath: browserPath }),
  });
  try {
    report(await work(browser, portal.url, firstId));
  } finally {
    await browser.close();
  }
} finally {
  await portal.stop();
}
