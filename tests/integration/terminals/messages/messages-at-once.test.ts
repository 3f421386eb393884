import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { terminals } from "#db/schema/terminals.ts";
import { inTransaction } from "#db/transaction.ts";
import { fetchMessages } from "#server/terminals/messages/fetch-messages.ts";
import { listMessages } from "#server/terminals/messages/list-messages.ts";
import { readMessage } from "#server/terminals/messages/read-message.ts";
import { sendMessage } from "#server/terminals/messages/send-message.ts";
import { makeActiveTerminal } from "../../../support/devices/active-terminal.ts";
import { makeWorld } from "../../../support/world/world.ts";
import { worldOfFile } from "../../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const WORDS = { title: "今晚维护", text: "22 点到 23 点可能收不了款。" };

async function sent() {
  const place = await makeActiveTerminal(world());
  const send = () => sendMessage(world().asRole("logistics"), { terminalId: place.terminalId, ...WORDS });
  const { id: messageId } = await send();
  return { ...place, send, messageId };
}

/** Holds a terminal's row until each of these waits for something, one begun after the other; answers what they did. */
async function whileHeld<T>(terminalId: string, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const { db } = world().runtime;
  const running: Promise<T>[] = [];
  await inTransaction(db, async (tx) => {
    await tx.select({ id: terminals.id }).from(terminals).where(eq(terminals.id, terminalId)).for("update");
    for (const work of works) {
      running.push(work());
      await expect.poll(waiting, { interval: 5 }).toBe(running.length);
    }
  });
  return Promise.all(running);
}

async function waiting(): Promise<number> {
  const { rows } = await world().runtime.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

test("a message that is sent while another is being read is told of with the next heartbeat", async () => {
  const { terminalId, terminal, messageId, send } = await sent();
  await whileHeld<unknown>(terminalId, [send, () => readMessage(terminal(), { messageId })]);
  const [row] = await world().runtime.db.select().from(terminals).where(eq(terminals.id, terminalId));
  expect(row?.unreadMessage).toBe(2);
  expect(await fetchMessages(terminal(), {})).toMatchObject([{ number: 2 }]);
});

test("a receipt that comes twice at once is one receipt", async () => {
  const { terminalId, terminal, messageId } = await sent();
  const read = () => readMessage(terminal(), { messageId });
  await whileHeld(terminalId, [read, read]);
  expect(await listMessages(world().asRole("logistics"), { terminalId })).toMatchObject([
    { status: "read", version: 2 },
  ]);
});
