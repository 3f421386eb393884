import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { auditEvents, auditLog } from "#db/schema/audit.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listAuditInput } from "#server/domain/audit/inputs.ts";
import type { auditPage } from "#server/domain/audit/views.ts";

import { entryOf, leafOfRow } from "./audit-rows.ts";

const PAGE = 100;

/** The audit trail, newest first; the cursor is where the last page ended. */
export async function listAudit(
  ctx: Context,
  input: z.infer<typeof listAuditInput>,
): Promise<z.infer<typeof auditPage>> {
  requirePermission(ctx, "audit:read");
  const rows = await read(ctx, (db) =>
    db
      .select({ row: auditEvents, position: auditLog.position })
      .from(auditEvents)
      .leftJoin(auditLog, eq(auditLog.seq, auditEvents.seq))
      .where(
        and(
          input.subjectType === undefined ? undefined : eq(auditEvents.subjectType, input.subjectType),
          input.subjectId === undefined ? undefined : eq(auditEvents.subjectId, input.subjectId),
          input.cursor === undefined ? undefined : lt(auditEvents.seq, Number(input.cursor)),
        ),
      )
      .orderBy(desc(auditEvents.seq))
      .limit(PAGE + 1),
  );
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map(({ row, position }) => {
      const { chainHash: _chain, ...entry } = entryOf(row);
      return { ...entry, position, leafHash: row.leafHash ?? leafOfRow(row) };
    }),
    nextCursor: rows.length > PAGE ? String(shown.at(-1)?.row.seq) : null,
  };
}
