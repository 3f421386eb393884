import { describe, expect, test } from "vitest";
import { FairTurns } from "#server/examination/fair-turns.ts";

/** Work that ends when it is told to, and who began in which order. */
function bench(limits: ConstructorParameters<typeof FairTurns>[0]) {
  const turns = new FairTurns(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = (sender: string) =>
    turns.run(sender, () => {
      begun.push(sender);
      return new Promise<"done">((resolve) => ends.push(() => resolve("done")));
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const endOne = async () => {
    await settled();
    ends.shift()?.();
    await settled();
  };
  return { begun, send, endOne };
}

describe("turns", () => {
  test("go to the senders one after the other, however much one of them sent", async () => {
    const { begun, send, endOne } = bench({ atOnce: 1, waiting: 32, waitingOfOne: 6 });
    const all = [..."AAAAA", "B", "C", "B"].map(send);
    for (let turn = 0; turn < all.length; turn++) await endOne();
    expect(begun.join("")).toBe("AABCABAA");
    expect(await Promise.all(all)).toEqual(all.map(() => "done"));
  });

  test("are not waited for beyond what one sender may have waiting, nor beyond the room", async () => {
    const { begun, send, endOne } = bench({ atOnce: 2, waiting: 5, waitingOfOne: 3 });
    const first = [..."AAAAA"].map(send);
    expect(await send("A"), "A has three waiting").toBeNull();
    const others = [..."BC"].map(send);
    expect(await send("D"), "five wait").toBeNull();
    for (let turn = 0; turn < 7; turn++) await endOne();
    expect(await Promise.all([...first, ...others])).toEqual(Array.from({ length: 7 }, () => "done"));
    expect(begun).toHaveLength(7);
    const later = send("A");
    await endOne();
    expect(await later, "and the room is free again").toBe("done");
  });

  test("are given back by work that fails", async () => {
    const turns = new FairTurns({ atOnce: 1, waiting: 1, waitingOfOne: 1 });
    await expect(turns.run("A", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await turns.run("B", async () => "done")).toBe("done");
  });
});
