import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "#server/start/settings.ts";
import { type Outcome, runProgram } from "./check.ts";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
}

/** Runs one vitest project; a file that does not even load counts as one failure. */
export async function vitestSuite(project: "unit" | "integration"): Promise<Outcome> {
  const report = reportFile(`${project}.json`);
  const code = await runProgram([
    "vitest",
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const counted = readReport<VitestReport>(report);
  if (counted === null) return { passed: 0, failed: 1 };
  const failed = counted.numFailedTests || (code === 0 ? 0 : 1);
  return { passed: counted.numPassedTests, failed };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Runs the browser journeys against a running portal. A flaky test is a failed one. */
export async function playwrightSuite(portalUrl: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const report = reportFile("e2e.json");
  const code = await runProgram(
    ["playwright", "test", "--config", "tests/e2e/playwright.config.ts", "--reporter=list,json"],
    {
      ...env,
      RUWANG_E2E_URL: portalUrl,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  );
  const counted = readReport<PlaywrightReport>(report);
  if (counted === null) return { passed: 0, failed: 1 };
  const failed = counted.stats.unexpected + counted.stats.flaky || (code === 0 ? 0 : 1);
  return { passed: counted.stats.expected, failed };
}

function reportFile(name: string): string {
  const folder = join(dataDir(), "test-reports");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  rmSync(path, { force: true });
  return path;
}

function readReport<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    // No report was written: the runner itself failed, and its output says why.
    return null;
  }
}
