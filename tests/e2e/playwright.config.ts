import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const browser = process.env.RUWANG_BROWSER ?? "/usr/bin/chromium";

/** Against a portal that already runs; whoever starts it tells where. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/e2e",
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // One for each of CI's cores, which a browser fills alone. The journeys share staff: a code that the other has used
  // is refused once, and the sign-in waits for the next.
  workers: 2,
  // In this order: the journeys take longest and are begun first.
  projects: [
    { name: "journeys", testMatch: "journey-*.spec.ts" },
    { name: "pages", testIgnore: "journey-*.spec.ts" },
  ],
  retries: 0,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL: process.env.RUWANG_E2E_URL ?? "http://127.0.0.1:3000",
    actionTimeout: 20_000,
    // Recording a trace costs more than the journey itself; the error context and the pictures tell enough.
    trace: "off",
    timezoneId: "Asia/Shanghai",
    launchOptions: {
      // Chromium refuses its sandbox to root.
      // Machines that run this have no graphics processor; imitating one costs more than drawing.
      args: ["--disable-gpu", "--disable-gpu-rasterization"],
      chromiumSandbox: process.getuid?.() !== 0,
      ...(existsSync(browser) && { executablePath: browser }),
    },
  },
});
