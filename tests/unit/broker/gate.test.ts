import { expect, test } from "vitest";
import { createGate } from "#server/broker/gate.ts";

test("lets so many in at a time, in their order, also after one that failed", async () => {
  const gate = createGate(2);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const work = (n: number) => async () => {
    most = Math.max(most, ++inside);
    order.push(n);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inside -= 1;
    if (n === 1) throw new Error("failed");
  };
  const done = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => gate(work(n))));
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect(done.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
});
