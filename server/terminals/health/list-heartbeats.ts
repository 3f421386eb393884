import { and, asc, eq, gte } from "drizzle-orm";
import type { z } from "zod";
import { terminalHeartbeats } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { listHeartbeatsInput } from "#server/domain/terminals/inputs.ts";
import type { HeartbeatView } from "#server/domain/terminals/views.ts";
import { loadVisibleTerminal } from "../internal.ts";

/** How a terminal was doing over some days, the oldest first: one heartbeat of each quarter of an hour. */
export async function listHeartbeats(
  ctx: Context,
  { terminalId, days }: z.infer<typeof listHeartbeatsInput>,
): Promise<HeartbeatView[]> {
  const all = isPermitted(ctx.actor.roles, "terminal:read");
  requirePermission(ctx, all ? "terminal:read" : "terminal:read_own");
  return read(ctx, async (db) => {
    await loadVisibleTerminal(db, ctx, terminalId);
    const rows = await db
      .select()
      .from(terminalHeartbeats)
      .where(
        and(
          eq(terminalHeartbeats.terminalId, terminalId),
          gte(terminalHeartbeats.at, daysBefore(ctx.now, days)),
        ),
      )
      .orderBy(asc(terminalHeartbeats.at));
    return rows.map(({ at, terminalId: _of, ...row }) => ({ at: at.toISOString(), ...row }));
  });
}
