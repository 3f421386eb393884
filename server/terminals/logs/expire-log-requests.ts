import { and, asc, eq, lte } from "drizzle-orm";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { endLogRequest } from "./end-log-request.ts";

const BATCH = 100;

/** Ends requests that no terminal has answered in time. One that answers at the same moment is faster. */
export async function expireLogRequests(ctx: Context): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(terminalLogs)
      .where(and(eq(terminalLogs.status, "requested"), lte(terminalLogs.expiresAt, ctx.now)))
      .orderBy(asc(terminalLogs.requestedAt))
      .limit(BATCH),
  );
  return changeEach(ctx, due, (tx, before) => endLogRequest(tx, ctx, { before, event: "expire" }));
}
