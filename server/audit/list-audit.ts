import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { auditEvents } from "#db/schema/audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listAuditInput } from "#server/domain/audit/inputs.ts";
import type { auditPage } from "#server/domain/audit/views.ts";

const PAGE = 100;

/** The audit trail, newest first; the cursor is the last sequence number seen. */
export async function listAudit(
  ctx: Context,
  input: z.infer<typeof listAuditInput>,
): Promise<z.infer<typeof auditPage>> {
  requirePermission(ctx, "audit:read");
  const rows = await ctx.db
    .select()
    .from(auditEvents)
    .where(
      and(
        input.subjectType === undefined ? undefined : eq(auditEvents.subjectType, input.subjectType),
        input.subjectId === undefined ? undefined : eq(auditEvents.subjectId, input.subjectId),
        input.cursor === undefined ? undefined : lt(auditEvents.seq, Number(input.cursor)),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(PAGE + 1);
  const items = rows.slice(0, PAGE);
  return {
    items: items.map(({ id: _id, previousHash: _previous, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
    })),
    nextCursor: rows.length > PAGE ? String(items.at(-1)?.seq) : null,
  };
}
