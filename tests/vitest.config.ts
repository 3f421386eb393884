import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;

export default defineConfig({
  test: {
    root,
    projects: [
      {
        test: { name: "unit", root, include: ["tests/unit/**/*.test.ts", "tests/architecture/**/*.test.ts"] },
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
          globalSetup: ["tests/support/postgres-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
