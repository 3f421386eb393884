import { and, between, desc, eq, lt, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { auditEvents, auditLog } from "#db/schema/audit.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listAuditInput } from "#server/domain/audit/inputs.ts";
import type { auditPage } from "#server/domain/audit/views.ts";
import { shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { entryOf, leafOfRow } from "./audit-rows.ts";
import { namesFor } from "./names-for.ts";

const PAGE = 100;

type ListAuditInput = z.infer<typeof listAuditInput>;

/** The audit trail, newest first; the cursor is where the last page ended. */
export async function listAudit(ctx: Context, input: ListAuditInput): Promise<z.infer<typeof auditPage>> {
  requirePermission(ctx, "audit:read");
  const rows = await read(ctx, (db) =>
    db
      .select({ row: auditEvents, position: auditLog.position })
      .from(auditEvents)
      .leftJoin(auditLog, eq(auditLog.seq, auditEvents.seq))
      .where(wanted(input))
      .orderBy(desc(auditEvents.seq))
      .limit(PAGE + 1),
  );
  const shown = rows.slice(0, PAGE);
  const nameOf = await read(ctx, (db) =>
    namesFor(
      db,
      shown.map(({ row }) => row),
    ),
  );
  return {
    items: shown.map(({ row, position }) => {
      const { chainHash: _chain, ...entry } = entryOf(row);
      const names = { actorName: nameOf(row.actorId), subjectName: nameOf(row.subjectId) };
      return { ...entry, ...names, position, leafHash: row.leafHash ?? leafOfRow(row) };
    }),
    nextCursor: rows.length > PAGE ? String(shown.at(-1)?.row.seq) : null,
  };
}

function wanted(input: ListAuditInput): SQL | undefined {
  const { subjectType, subjectId, actorId, action, day, cursor } = input;
  const on = day === undefined ? undefined : shanghaiDay(day);
  return and(
    subjectType === undefined ? undefined : eq(auditEvents.subjectType, subjectType),
    subjectId === undefined ? undefined : eq(auditEvents.subjectId, subjectId),
    actorId === undefined ? undefined : eq(auditEvents.actorId, actorId),
    action === undefined ? undefined : eq(auditEvents.action, action),
    on && between(auditEvents.at, on.first, on.last),
    cursor === undefined ? undefined : lt(auditEvents.seq, Number(cursor)),
  );
}
