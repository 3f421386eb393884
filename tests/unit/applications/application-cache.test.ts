import { expect, test } from "vitest";
import { cacheApplication, cachedApplication } from "#components/applications/application-cache.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";

const at = (version: number, product: ApplicationView["product"] = null) =>
  ({ id: "app_held", version, product }) as ApplicationView;

test("a page shown again from memory brings back nothing older than the portal's last answer", () => {
  expect(cachedApplication(at(1)).version).toBe(1);
  cacheApplication(at(3));
  expect(cachedApplication(at(1)).version).toBe(3);
});

test("what the portal answered last holds, also where its version did not rise", () => {
  cacheApplication(at(3, "shoukuanbao"));
  expect(cachedApplication(at(3)).product).toBe("shoukuanbao");
});

test("a page that knows more is believed", () => {
  cacheApplication(at(3));
  expect(cachedApplication(at(4)).version).toBe(4);
});
