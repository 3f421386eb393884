import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "#server/start/settings.ts";
import { type Outcome, runProgram } from "./check.ts";
import { type PlaywrightReport, playwrightOutcome, type VitestReport, vitestOutcome } from "./reports.ts";

/** Runs one vitest project. */
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
  const read = readReport<VitestReport>(report);
  return ended(project, code, read && vitestOutcome(read));
}

/** Runs the browser journeys against a running portal. */
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
  const read = readReport<PlaywrightReport>(report);
  return ended("e2e", code, read && playwrightOutcome(read));
}

/** A suite whose runner failed without naming a test has failed by its own name. */
function ended(suite: string, code: number, outcome: Outcome | null): Outcome {
  const { passed, failed } = outcome ?? { passed: 0, failed: [] };
  const unnamed = failed.length === 0 && (code !== 0 || outcome === null);
  return { passed, failed: unnamed ? [`${suite}: ended with ${code}, and names no test`] : failed };
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
