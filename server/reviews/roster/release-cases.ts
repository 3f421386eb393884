import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { oneOf } from "#db/columns.ts";
import { applications } from "#db/schema/applications.ts";
import { readRecord } from "#server/applications/case-file/read-record.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";

/** Gives back whatever somebody had claimed, an appeal as an appeal, and frees what was to be checked by them alone. Returns how many. */
export async function releaseCases(tx: Transaction, ctx: Context, personId: string): Promise<number> {
  const held = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.reviewerId, personId), oneOf(applications.status, ["in_review"])))
    .for("update");
  for (const before of held) {
    const record = await readRecord(tx, before.id);
    await takeStep(tx, ctx, {
      noun: "application",
      before,
      event: before.appealedAt === null ? "release" : "release_appeal",
      changes: (status) => ({
        ...waitingFrom(status, ctx.now, record),
        ...{ reviewerId: null, claimedAt: null },
      }),
      facts: { by: "staff", from: personId },
    });
  }
  const named = await tx
    .update(applications)
    .set({ namedCheckerId: null })
    .where(and(eq(applications.namedCheckerId, personId), oneOf(applications.status, ["pending_check"])))
    .returning({ id: applications.id });
  for (const { id } of named)
    await recordAudit(tx, ctx, {
      action: "case.name_checker",
      subjectType: "application",
      subjectId: id,
      before: { checkerId: personId },
      after: { checkerId: null },
    });
  return held.length;
}
