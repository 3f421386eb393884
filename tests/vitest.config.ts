import { defineConfig } from "vitest/config";
import { NODE_FLAGS } from "../server/start/node-flags.mjs";
import SlowFirstSequencer from "./support/database/slow-first-sequencer.ts";

const root = new URL("..", import.meta.url).pathname;

export default defineConfig({
  test: {
    root,
    // What a test provokes on purpose is not worth a line of log.
    env: { LOG_LEVEL: "silent" },
    sequence: { sequencer: SlowFirstSequencer },
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["tests/unit/**/*.test.ts", "tests/architecture/**/*.test.ts"],
          // Pure code leaves nothing behind for the next file; half the time went into starting workers.
          isolate: false,
          // The other suites begin while this one runs.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          root,
          include: [
            "tests/integration/**/*.test.ts",
            "tests/contract/**/*.test.ts",
            "tests/fault/**/*.test.ts",
          ],
          globalSetup: ["tests/support/database/postgres-setup.ts"],
          // The browser's suite runs beside this one: a test may have to wait for a core.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One more than the cores: the faults wait for portals that start and stop.
          maxWorkers: 3,
          // As every process of the portal is started.
          execArgv: NODE_FLAGS,
          // Every file has a database of its own; loading the same modules again for each took a third of the time.
          isolate: false,
        },
      },
    ],
  },
});
