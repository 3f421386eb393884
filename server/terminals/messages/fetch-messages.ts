import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { UNREAD_STATUSES } from "#server/domain/terminals/messages/status.ts";
import type { DeliveredMessage } from "#server/domain/terminals/messages/views.ts";

/** What a terminal is still to show, the oldest first: fetched again as often as nobody has read it. */
export async function fetchMessages(
  ctx: Context,
  { after = 0 }: { after?: number | undefined },
): Promise<DeliveredMessage[]> {
  requirePermission(ctx, "terminal:operate");
  return change(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(terminalMessages)
      .where(
        and(
          eq(terminalMessages.terminalId, ctx.actor.id),
          inArray(terminalMessages.status, UNREAD_STATUSES),
          gt(terminalMessages.expiresAt, ctx.now),
          gt(terminalMessages.number, after),
        ),
      )
      .orderBy(asc(terminalMessages.number))
      .for("update");
    for (const before of rows) {
      if (before.status === "waiting")
        await takeStep(tx, ctx, { noun: "terminal_message", before, event: "deliver" });
    }
    return rows.map(({ id, number, title, text, createdAt, expiresAt }) => ({
      ...{ messageId: id, number, title, text },
      sentAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
  });
}
