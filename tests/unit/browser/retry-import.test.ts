import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { retryImport } from "#components/browser/retry-import.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lost = () => Object.assign(new Error("gone"), { name: "ChunkLoadError" });

test("brings a part once the network is back", async () => {
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(lost()).mockRejectedValueOnce(lost()).mockResolvedValueOnce("part");
  const part = retryImport(load);
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(part).resolves.toBe("part");
  expect(load).toHaveBeenCalledTimes(3);
});

test("does not hide a part that breaks on its own", async () => {
  await expect(retryImport(() => Promise.reject(new TypeError("bug")))).rejects.toThrow("bug");
});
