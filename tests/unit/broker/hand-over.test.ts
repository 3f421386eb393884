import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHandOver } from "#server/broker/embedded/hand-over.ts";
import { RELAY_LIMIT, type RelayedMessage, type RelayFailure } from "#server/broker/relayed.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout"] }));
afterEach(() => void vi.useRealTimers());

const message = (terminalId: string, payload = "{}"): RelayedMessage => ({
  terminalId,
  subject: "heartbeat",
  payload,
});
/** What becomes of one message; null when it is kept. */
type Fate = (message: RelayedMessage) => RelayFailure | null | Promise<never>;

/** A hand-over whose other side does with each as `fate` says, and what it was sent. */
function handOver(fate: Fate) {
  const sent: RelayedMessage[][] = [];
  const { give } = createHandOver({
    send: async (batch) => {
      sent.push(batch);
      const fates = await Promise.all(batch.map(fate));
      return new Map(fates.flatMap((failure, at) => (failure === null ? [] : [[at, failure]])));
    },
    log: { warn: () => {} },
    random: () => 0,
  });
  return { give, sent };
}
const soon = () =>
  new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));

test("messages of one breath go together", async () => {
  const { give, sent } = handOver(() => null);
  await Promise.all(["a", "b", "c"].map((terminal) => give(message(terminal))));
  expect(sent.map((batch) => batch.length)).toEqual([3]);
});

test("one that was refused for good need not be sent again", async () => {
  const { give, sent } = handOver(() => ({ refused: "400" }));
  await give(message("a"));
  expect(sent).toHaveLength(1);
});

test("a terminal that was told to wait waits alone, and its messages keep their order", async () => {
  let isOver = true;
  const { give, sent } = handOver(({ terminalId }) =>
    terminalId === "flood" && isOver ? { againInMs: 9_000 } : null,
  );
  const held = [give(message("flood", "1")), give(message("flood", "2"))];
  await soon();
  await give(message("calm"));
  isOver = false;
  vi.advanceTimersByTime(9_000);
  await Promise.all(held);
  const ofFlood = sent.map((batch) =>
    batch.filter((one) => one.terminalId === "flood").map((one) => one.payload),
  );
  expect(ofFlood.filter((payloads) => payloads.length > 0)).toEqual([
    ["1", "2"],
    ["1", "2"],
  ]);
});

test("while nobody takes anything over, nothing is settled and everything is kept", async () => {
  let isAway = true;
  const { give } = handOver(() => (isAway ? Promise.reject(new Error("503")) : null));
  let settled = 0;
  const given = ["a", "b"].map((terminal) => give(message(terminal)).then(() => settled++));
  await soon();
  expect(settled).toBe(0);
  isAway = false;
  vi.advanceTimersByTime(1_000);
  await Promise.all(given);
});

test("however large its messages are, and whatever is to be escaped in them, a batch is one that is taken", async () => {
  const { give, sent } = handOver(() => null);
  const worst = "\u0001".repeat(16 * 1024);
  const terminals = Array.from({ length: 250 }, (_, n) => `terminal ${n}`);
  await Promise.all(terminals.flatMap((id) => [1, 2, 3, 4].map(() => give(message(id, worst)))));
  expect(sent.flat()).toHaveLength(1_000);
  for (const messages of sent) expect(JSON.stringify({ messages }).length).toBeLessThan(RELAY_LIMIT);
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
