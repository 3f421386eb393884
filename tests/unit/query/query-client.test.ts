import {
  type MutationMeta,
  MutationObserver,
  QueryObserver,
  type QueryObserverOptions,
} from "@tanstack/react-query";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeQueryClient } from "#components/query/query-client.ts";

/** A client on whose screen one list stands. */
async function screen(options?: Pick<QueryObserverOptions, "staleTime">) {
  const client = makeQueryClient();
  const read = vi.fn(async () => "rows");
  const list = new QueryObserver(client, { queryKey: ["list"], queryFn: read, ...options });
  onTestFinished(list.subscribe(() => {}));
  onTestFinished(() => client.clear());
  await vi.waitFor(() => expect(list.getCurrentResult().data).toBe("rows"));
  const change = (mutationFn: () => Promise<string>, meta?: MutationMeta) =>
    new MutationObserver(client, { mutationFn, ...(meta && { meta }) }).mutate();
  return { client, read, change };
}

const accepted = async () => "done";
const refused = async () => {
  throw new Error("version_conflict");
};

test("an accepted change has everything shown read anew", async () => {
  const { read, change } = await screen();
  await change(accepted);
  expect(read).toHaveBeenCalledTimes(2);
});

test("a refused change has everything shown read anew, even a look", async () => {
  const { read, change } = await screen();
  await expect(change(refused)).rejects.toThrow("version_conflict");
  expect(read).toHaveBeenCalledTimes(2);
  await expect(change(refused, { changesNothingShown: true })).rejects.toThrow("version_conflict");
  expect(read).toHaveBeenCalledTimes(3);
});

test("a look has nothing read anew", async () => {
  const { read, change } = await screen();
  await change(accepted, { changesNothingShown: true });
  expect(read).toHaveBeenCalledTimes(1);
});

test("a change does not wait for what is read anew", async () => {
  const { read, change } = await screen();
  read.mockReturnValue(new Promise(() => {}));
  await expect(change(accepted)).resolves.toBe("done");
  expect(read).toHaveBeenCalledTimes(2);
});

test("what is read once, because each reading stays on record, is not read anew", async () => {
  const { read, change } = await screen({ staleTime: "static" });
  await change(accepted);
  expect(read).toHaveBeenCalledTimes(1);
});

test("what stands on another page is read anew when that is opened again", async () => {
  const { client, change } = await screen();
  const away = vi.fn(async () => "others");
  await client.prefetchQuery({ queryKey: ["away"], queryFn: away });
  await change(accepted);
  expect(away).toHaveBeenCalledTimes(1);
  onTestFinished(new QueryObserver(client, { queryKey: ["away"], queryFn: away }).subscribe(() => {}));
  expect(away).toHaveBeenCalledTimes(2);
});
