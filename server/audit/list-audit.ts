import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { auditEvents } from "#db/schema/audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";

export const listAuditInput = z.strictObject({
  subjectType: z.string().max(30).optional(),
  subjectId: z.string().max(40).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});

export const auditPage = z.strictObject({
  items: z.array(
    z.strictObject({
      seq: z.int(),
      at: z.iso.datetime(),
      actorKind: z.enum(["person", "terminal", "system"]),
      actorId: z.string(),
      action: z.string(),
      subjectType: z.string(),
      subjectId: z.string(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
      reason: z.string().nullable(),
      hash: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

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
