import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHandOver } from "#server/broker/embedded/hand-over.ts";
import type { RelayedMessage, RelayOutcome } from "#server/broker/relayed.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout"] }));
afterEach(() => void vi.useRealTimers());

const KEPT: RelayOutcome = { kept: true };
const message = (terminalId: string, payload = "e30="): RelayedMessage => ({
  terminalId,
  subject: "heartbeat",
  payload,
});
/** A hand-over whose other side answers as `answer` says, and what each side has seen. */
function handOver(answer: (batch: RelayedMessage[]) => RelayOutcome[] | Promise<RelayOutcome[]>) {
  const sent: RelayedMessage[][] = [];
  const { give } = createHandOver({
    send: async (batch) => {
      sent.push(batch);
      return answer(batch);
    },
    log: { warn: () => {} },
    random: () => 0,
  });
  return { give, sent };
}
const soon = () =>
  new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));

test("messages of one breath go together", async () => {
  const { give, sent } = handOver((batch) => batch.map(() => KEPT));
  await Promise.all(["a", "b", "c"].map((terminal) => give(message(terminal))));
  expect(sent.map((batch) => batch.length)).toEqual([3]);
});

test("one that was refused for good need not be sent again", async () => {
  const { give, sent } = handOver((batch) => batch.map(() => ({ refused: "400" })));
  await give(message("a"));
  expect(sent).toHaveLength(1);
});

test("a terminal that was told to wait waits alone, and its messages keep their order", async () => {
  let isOver = true;
  const { give, sent } = handOver((batch) =>
    batch.map(({ terminalId }) => (terminalId === "flood" && isOver ? { againInMs: 9_000 } : KEPT)),
  );
  const held = [give(message("flood", "MQ==")), give(message("flood", "Mg=="))];
  await soon();
  await give(message("calm"));
  isOver = false;
  vi.advanceTimersByTime(9_000);
  await Promise.all(held);
  const ofFlood = sent.map((batch) =>
    batch.filter((one) => one.terminalId === "flood").map((one) => one.payload),
  );
  expect(ofFlood.filter((payloads) => payloads.length > 0)).toEqual([
    ["MQ==", "Mg=="],
    ["MQ==", "Mg=="],
  ]);
});

test("while nobody takes anything over, nothing is settled and everything is kept", async () => {
  let isAway = true;
  const { give } = handOver((batch) => (isAway ? Promise.reject(new Error("503")) : batch.map(() => KEPT)));
  let settled = 0;
  const given = ["a", "b"].map((terminal) => give(message(terminal)).then(() => settled++));
  await soon();
  expect(settled).toBe(0);
  isAway = false;
  vi.advanceTimersByTime(1_000);
  await Promise.all(given);
});

test("too much of one terminal is turned away, and others are not", async () => {
  const { give } = handOver(() => new Promise(() => {}));
  const large = "A".repeat(20_000);
  const given = Array.from({ length: 30 }, () => give(message("flood", large)));
  given.forEach((one) => void one.catch(() => {}));
  await expect(given.at(-1)).rejects.toThrow("Too much waits");
  const calm = vi.fn();
  give(message("calm", large)).catch(calm);
  await soon();
  expect(calm).not.toHaveBeenCalled();
});
