import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { cpuTimeOf } from "#server/examination/cpu-time.ts";

/** Works until it has spent so many milliseconds of the processor, when it is told to; else it sleeps. */
const PROGRAM = `process.on("message", (ms) => { while (process.cpuUsage().user < ms * 1000); process.send("done"); });`;

test("processor time grows while a process works and stands still while it waits", async () => {
  const child = fork("-", { execArgv: ["--input-type=commonjs", "-e", PROGRAM] });
  try {
    child.send(150);
    await once(child, "message");
    const worked = cpuTimeOf(child.pid);
    expect(worked).toBeGreaterThan(100);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((cpuTimeOf(child.pid) ?? 0) - (worked ?? 0)).toBeLessThan(100);
  } finally {
    child.kill("SIGKILL");
  }
}, 60_000);

test("of a process that is none, nothing is told", () => {
  expect(cpuTimeOf(undefined)).toBeNull();
  expect(cpuTimeOf(2 ** 22 + 1)).toBeNull();
});
