import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "#server/start/settings.ts";
import type { Outcome } from "./check.ts";

/** What of vitest's JSON report is read here. */
export interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

/** What of Playwright's JSON report is read here. */
export interface PlaywrightReport {
  stats: { expected: number };
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

/** A file that does not even load has failed as one. */
export function vitestOutcome({ numPassedTests, testResults }: VitestReport): Outcome {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const tests = assertionResults.filter((one) => one.status === "failed");
    if (tests.length === 0 && status === "failed") return [`${file}: ${firstLine(message)}`];
    return tests.map((one) => `${file}: ${one.fullName}: ${firstLine(one.failureMessages[0])}`);
  });
  return { passed: numPassedTests, failed };
}

/** A flaky test is a failed one. */
export function playwrightOutcome({ stats, suites, errors }: PlaywrightReport): Outcome {
  const failed = [...errors.map((error) => firstLine(error.message)), ...suites.flatMap(failuresOf)];
  return { passed: stats.expected, failed };
}

function failuresOf({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const failed = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ status, results }) => {
        const why = results.find(({ error }) => error !== undefined)?.error?.message;
        return `tests/e2e/${file}: ${title}: ${status}: ${firstLine(why)}`;
      }),
  );
  return [...suites.flatMap(failuresOf), ...failed];
}

const firstLine = (text = "") => stripVTControlCharacters(text).split("\n", 1)[0] ?? "";
