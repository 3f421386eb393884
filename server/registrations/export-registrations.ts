import { count, eq, max } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { registrationExports, registrations } from "#db/schema/registrations.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { exportRegistrationsInput } from "#server/domain/registrations/inputs.ts";
import type { ExportView } from "#server/domain/registrations/views.ts";
import { exportViewOf } from "./export-view-of.ts";
import { inState } from "./in-state.ts";

/**
 * Makes a file of what no file has told yet, or of everything. What is in it is settled here, whoever reads it how
 * often: each entry is told by one file alone, also when two people ask at once.
 */
export async function exportRegistrations(
  ctx: Context,
  { scope }: z.infer<typeof exportRegistrationsInput>,
): Promise<ExportView> {
  requirePermission(ctx, "registration:write");
  const id = makeId("registrationExport", ctx.randomBytes);
  return change(ctx, async (tx) => {
    const [known] = await tx.select({ seq: max(registrations.seq), rows: count() }).from(registrations);
    const all = { upToSeq: known?.seq ?? 0, rows: known?.rows ?? 0 };
    const made = { id, scope, createdBy: ctx.actor.id, createdAt: ctx.now };
    await tx.insert(registrationExports).values({ ...made, ...all });
    const rows = scope === "all" ? all.rows : await handOver(tx, ctx, id);
    if (rows === 0)
      throw new DomainError(
        "conflict",
        "nothing_to_export",
        "There is nothing that a file has not told yet.",
      );
    const [file] = await tx
      .update(registrationExports)
      .set({ rows })
      .where(eq(registrationExports.id, id))
      .returning();
    if (file === undefined) throw new Error("A file that was just made is there");
    await recordAudit(tx, ctx, {
      action: "registration.export",
      subjectType: "registration_export",
      subjectId: id,
      after: { scope, rows },
    });
    return exportViewOf(file);
  });
}

/** Whoever hands over at the same time waits for this one, and finds nothing left. */
async function handOver(tx: Transaction, ctx: Context, exportId: string): Promise<number> {
  const { rowCount } = await tx
    .update(registrations)
    .set({ exportId, exportedAt: ctx.now })
    .where(inState("due"));
  return rowCount ?? 0;
}
