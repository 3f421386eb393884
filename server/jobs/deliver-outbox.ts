import { eq, sql } from "drizzle-orm";
import { outbox } from "#db/schema/audit.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { OutboxEvents, OutboxTopic } from "#server/domain/events.ts";
import type { Effects } from "./effects.ts";

/**
 * Carries out one promised effect. Every effect may be repeated; a row marked delivered is not carried out again.
 * A failure is noted on the row and thrown, so that the queue tries later.
 */
export async function deliverOutbox(ctx: Context, effects: Effects, outboxId: string): Promise<void> {
  const [row] = await read(ctx, (db) => db.select().from(outbox).where(eq(outbox.id, outboxId)));
  if (row === undefined || row.deliveredAt !== null) return;
  try {
    await runEffect(ctx, effects, { topic: row.topic as OutboxTopic, payload: row.payload });
  } catch (error) {
    const lastError = error instanceof Error ? error.name : "unknown";
    await changeByStatement(ctx, (db) =>
      db
        .update(outbox)
        .set({ attempts: sql`${outbox.attempts} + 1`, lastError })
        .where(eq(outbox.id, outboxId)),
    );
    throw error;
  }
  await changeByStatement(ctx, (db) =>
    db
      .update(outbox)
      .set({ deliveredAt: ctx.now, attempts: sql`${outbox.attempts} + 1`, lastError: null })
      .where(eq(outbox.id, outboxId)),
  );
}

async function runEffect(
  ctx: Context,
  effects: Effects,
  { topic, payload }: { topic: OutboxTopic; payload: Record<string, unknown> },
): Promise<void> {
  const effect = effects[topic] as (ctx: Context, payload: OutboxEvents[OutboxTopic]) => Promise<void>;
  await effect(ctx, payload as OutboxEvents[OutboxTopic]);
}
