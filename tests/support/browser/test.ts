import { test as base } from "@playwright/test";

/** A test closes what it opened: a page left open would go on asking its portal beside all tests that follow. */
export const test = base.extend<{ nothingLeftOpen: undefined }>({
  nothingLeftOpen: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
