import { and, asc, eq, lte } from "drizzle-orm";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
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
  let expired = 0;
  for (const before of due) {
    try {
      await change(ctx, (tx) => endLogRequest(tx, ctx, { before, event: "expire" }));
      expired += 1;
    } catch (error) {
      if (!(error instanceof DomainError && error.reason === "changed_meanwhile")) throw error;
    }
  }
  return expired;
}
