import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#server/start/settings.ts";
import { playwrightOutcome, vitestOutcome } from "../../run/reports.ts";

test("a failed test is named by its file, its title and why", () => {
  const outcome = vitestOutcome({
    numPassedTests: 1,
    testResults: [
      {
        name: join(ROOT, "tests/unit/a.test.ts"),
        status: "failed",
        message: "",
        assertionResults: [
          { status: "passed", fullName: "holds", failureMessages: [] },
          {
            status: "failed",
            fullName: "adds up",
            failureMessages: ["\u001B[31mexpected 1\u001B[39m\n  at …"],
          },
        ],
      },
    ],
  });
  expect(outcome).toEqual({ passed: 1, failed: ["tests/unit/a.test.ts: adds up: expected 1"] });
});

test("a file that does not load has failed as one", () => {
  const name = join(ROOT, "tests/unit/b.test.ts");
  const broken = { name, status: "failed", message: "Cannot find module\n…", assertionResults: [] };
  const { failed } = vitestOutcome({ numPassedTests: 0, testResults: [broken] });
  expect(failed).toEqual(["tests/unit/b.test.ts: Cannot find module"]);
});

test("a journey that passed only when it was tried again has failed, however deep it lies", () => {
  const spec = (title: string, status: string, message = "") => ({
    title,
    file: "pay.spec.ts",
    tests: [{ status, results: [{ error: { message } }, {}] }],
  });
  const specs = [spec("pays", "expected"), spec("refunds", "flaky", "Timed out\n…")];
  const outcome = playwrightOutcome({
    stats: { expected: 1 },
    suites: [{ suites: [{ specs }] }],
    errors: [],
  });
  expect(outcome).toEqual({ passed: 1, failed: ["tests/e2e/pay.spec.ts: refunds: flaky: Timed out"] });
});
