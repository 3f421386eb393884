import { and, asc, eq, gt, lte } from "drizzle-orm";
import { merchants } from "#db/schema/merchants.ts";
import { type registrationExports, registrations } from "#db/schema/registrations.ts";
import { creditCodesOf } from "#server/applications/credit-codes-of.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { CSV_MARK } from "#server/domain/fields/csv.ts";
import { headOfFile, lineOfFile } from "#server/domain/registrations/layout.ts";
import { loadExport } from "./load-export.ts";

/** Rows that are held at once, however long the file is. */
const BATCH = 500;

/** The text of a file, piece by piece, in the order of the changes; who has read it is on record. */
export async function readExport(
  ctx: Context,
  { exportId }: { exportId: string },
): Promise<AsyncGenerator<string>> {
  requirePermission(ctx, "registration:read");
  const file = await change(ctx, async (tx) => {
    const found = await loadExport(tx, exportId);
    await recordAudit(tx, ctx, {
      action: "registration.read_export",
      subjectType: "registration_export",
      subjectId: exportId,
    });
    return found;
  });
  return piecesOf(ctx, file);
}

async function* piecesOf(ctx: Context, file: typeof registrationExports.$inferSelect) {
  yield CSV_MARK + headOfFile();
  for (let after = 0; ; ) {
    const rows = await read(ctx, (db) => rowsAfter(db, file, after));
    const last = rows.at(-1);
    if (last === undefined) return;
    const codes = await read(ctx, (db) =>
      creditCodesOf(db, ctx, [...new Set(rows.map(({ applicationId }) => applicationId))]),
    );
    yield rows
      .map(({ entry, applicationId }) =>
        lineOfFile({ ...entry, creditCode: codes.get(applicationId) ?? null }),
      )
      .join("");
    after = last.entry.seq;
  }
}

function rowsAfter(
  db: Parameters<typeof loadExport>[0],
  { id, scope, upToSeq }: typeof registrationExports.$inferSelect,
  after: number,
) {
  const within = scope === "all" ? lte(registrations.seq, upToSeq) : eq(registrations.exportId, id);
  return db
    .select({ entry: registrations, applicationId: merchants.applicationId })
    .from(registrations)
    .innerJoin(merchants, eq(merchants.id, registrations.merchantId))
    .where(and(within, gt(registrations.seq, after)))
    .orderBy(asc(registrations.seq))
    .limit(BATCH);
}
