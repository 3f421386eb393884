import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { registrationExports, registrations } from "#db/schema/registrations.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { type Answer, type FeedbackFault, readFeedbackRow } from "#server/domain/registrations/feedback.ts";
import type { ReadFeedbackInput } from "#server/domain/registrations/inputs.ts";
import type { FeedbackRead } from "#server/domain/registrations/views.ts";
import { loadExport } from "./load-export.ts";

type Judged = { row: number; record: string } & ({ answer: Answer } | { fault: FeedbackFault });

/**
 * Reads rows of the answer to a file. Each is judged by itself: what cannot be read is told, the rest is kept. The same
 * rows again change nothing; an answer that stands is never turned by another.
 */
export async function readFeedback(ctx: Context, input: ReadFeedbackInput): Promise<FeedbackRead> {
  requirePermission(ctx, "registration:write");
  const { exportId, firstRow, rows } = input;
  return change(ctx, async (tx) => {
    const file = await loadExport(tx, exportId);
    const read = rows.map((row, at): Judged => {
      const answer = readFeedbackRow(row);
      const told = { row: firstRow + at, record: row.record.slice(0, 60) };
      return typeof answer === "string" ? { ...told, fault: answer } : { ...told, answer };
    });
    const judged = await weigh(tx, exportId, read);
    const fresh = judged.flatMap((one) => ("answer" in one && one.isNew ? [one.answer] : []));
    await keep(tx, ctx, fresh);
    const accepted = fresh.filter(({ outcome }) => outcome === "accepted").length;
    const rejected = fresh.length - accepted;
    if (fresh.length > 0) await count(tx, ctx, { file, accepted, rejected });
    const faulty = judged.flatMap((one) =>
      "fault" in one ? [{ row: one.row, record: one.record, fault: one.fault }] : [],
    );
    return { accepted, rejected, known: judged.length - fresh.length - faulty.length, faulty };
  });
}

/** Which answers are news, by what stands already; the rows are held, so that nobody else answers them meanwhile. */
async function weigh(tx: Transaction, exportId: string, read: readonly Judged[]) {
  const ids = read.flatMap((one) => ("answer" in one ? [one.answer.registrationId] : []));
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ id: registrations.id, outcome: registrations.outcome })
          .from(registrations)
          .where(and(eq(registrations.exportId, exportId), inArray(registrations.id, ids)))
          .orderBy(registrations.id)
          .for("update");
  const standing = new Map(rows.map(({ id, outcome }) => [id, outcome]));
  return read.map((one) => {
    if ("fault" in one) return one;
    const { registrationId, outcome } = one.answer;
    const stands = standing.get(registrationId);
    if (stands === undefined) return { ...one, fault: "not_in_export" as const };
    if (stands !== null && stands !== outcome) return { ...one, fault: "answered_otherwise" as const };
    standing.set(registrationId, outcome);
    return { ...one, isNew: stands === null };
  });
}

async function keep(tx: Transaction, ctx: Context, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return;
  const given = sql`unnest(
    ${sql.param(answers.map(({ registrationId }) => registrationId))}::text[],
    ${sql.param(answers.map(({ outcome }) => outcome))}::text[],
    ${sql.param(answers.map(({ reason }) => reason))}::text[])`;
  await tx.execute(sql`
    update ${registrations} set outcome = given.outcome, answered_at = ${ctx.now.toISOString()}::timestamptz,
      reason = given.reason, version = version + 1
    from ${given} as given(id, outcome, reason) where ${registrations.id} = given.id`);
}

async function count(
  tx: Transaction,
  ctx: Context,
  { file, accepted, rejected }: { file: { id: string }; accepted: number; rejected: number },
): Promise<void> {
  const table = registrationExports;
  await tx
    .update(table)
    .set({ accepted: sql`${table.accepted} + ${accepted}`, rejected: sql`${table.rejected} + ${rejected}` })
    .where(eq(table.id, file.id));
  await recordAudit(tx, ctx, {
    action: "registration.read_feedback",
    subjectType: "registration_export",
    subjectId: file.id,
    after: { accepted, rejected },
  });
}
