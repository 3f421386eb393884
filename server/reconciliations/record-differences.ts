import { and, eq, inArray, ne } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { differences } from "#db/schema/reconciliations.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudits } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { addWorkingHours } from "#server/domain/calendar/working-time.ts";
import { makeId } from "#server/domain/ids.ts";
import { classify, type Resolution } from "#server/domain/reconciliations/classify.ts";
import { OPEN_DIFFERENCE_STATUSES } from "#server/domain/reconciliations/status.ts";
import type { Mismatch } from "./compare-day.ts";
import type { Difference, Reconciliation } from "./internal.ts";

/** Two working days to see to a difference. */
const DUE_IN_WORKING_HOURS = 18;
const ROWS_AT_ONCE = 1_000;

interface Found {
  reconciliation: Reconciliation;
  mismatches: readonly Mismatch[];
}

/**
 * Keeps what a day differs on. What was found before stays with its owner; what agrees by now is resolved, and what came
 * on another day resolves itself there and here. A payment that the gateway took and that waits here is asked about.
 */
export async function recordDifferences(tx: Transaction, ctx: Context, found: Found): Promise<void> {
  const { reconciliation, mismatches } = found;
  const known = await tx
    .select()
    .from(differences)
    .where(eq(differences.reconciliationId, reconciliation.id));
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  const fresh: Difference[] = [];
  for (const mismatch of mismatches) {
    const before = byKey.get(keyOf(mismatch));
    if (before === undefined) fresh.push(rowOf(ctx, reconciliation, mismatch));
    else if (isAnother(before, mismatch)) await findAgain(tx, ctx, { before, mismatch });
    byKey.delete(keyOf(mismatch));
  }
  await insert(tx, ctx, fresh);
  for (const gone of byKey.values())
    if (gone.status !== "resolved") await settle(tx, ctx, { before: gone, resolution: "agrees_now" });
  for (const row of fresh.filter((one) => one.class === "late")) await cameLate(tx, ctx, row);
  for (const { explanation, paymentId } of fresh)
    if (explanation === "waits_here" && paymentId !== null)
      await enqueue(tx, ctx, { topic: "payment.reconcile", payload: { paymentId } });
}

const keyOf = ({ movement, key }: Pick<Mismatch, "movement" | "key">) => `${movement} ${key}`;

/** Whether a difference that is known has become another one. */
function isAnother(before: Difference, { oursFen, theirsFen }: Mismatch): boolean {
  return before.oursFen !== oursFen || before.theirsFen !== theirsFen;
}

function rowOf(ctx: Context, { id }: Reconciliation, mismatch: Mismatch): Difference {
  const { movement, key, oursFen, theirsFen, paymentId } = mismatch;
  const classified = classify(mismatch);
  if (classified === null) throw new Error("what differs has a class");
  return {
    ...{ id: makeId("difference", ctx.randomBytes), reconciliationId: id, movement, key, ...classified },
    ...{ oursFen, theirsFen, paymentId, status: "found", since: ctx.now, foundAt: ctx.now, version: 1 },
    ...{ ownerId: null, proposedById: null, decidedById: null, resolution: null, reason: null },
    dueAt: addWorkingHours(ctx.now, DUE_IN_WORKING_HOURS),
  };
}

async function insert(tx: Transaction, ctx: Context, rows: readonly Difference[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    await tx.insert(differences).values([...part]);
    await recordAudits(
      tx,
      part.map(({ id, class: of, reconciliationId }) => ({
        ctx,
        record: {
          action: "difference.find",
          subjectType: "difference",
          subjectId: id,
          after: { status: "found", class: of, reconciliationId },
        },
      })),
    );
  }
}

/** The amounts have changed since: a new thing to see to, whatever was decided of the old one. */
async function findAgain(
  tx: Transaction,
  ctx: Context,
  { before, mismatch }: { before: Difference; mismatch: Mismatch },
): Promise<void> {
  const resolved =
    before.status === "resolved" ? before : await settle(tx, ctx, { before, resolution: "agrees_now" });
  const { oursFen, theirsFen, paymentId } = mismatch;
  const classified = classify(mismatch) ?? { class: before.class, explanation: before.explanation };
  await takeStep(tx, ctx, {
    noun: "difference",
    before: resolved,
    event: "find_again",
    changes: {
      ...{ ...classified, oursFen, theirsFen, paymentId, resolution: null, reason: null },
      ...{ ownerId: null, proposedById: null, decidedById: null },
      dueAt: addWorkingHours(ctx.now, DUE_IN_WORKING_HOURS),
    },
    facts: { class: classified.class },
  });
}

/** The same movement on another day of ours or of theirs: neither is a difference any more. */
async function cameLate(tx: Transaction, ctx: Context, late: Difference): Promise<void> {
  const open = await tx
    .select()
    .from(differences)
    .where(
      and(
        eq(differences.key, late.key),
        eq(differences.movement, late.movement),
        ne(differences.id, late.id),
        inArray(differences.status, OPEN_DIFFERENCE_STATUSES),
      ),
    );
  for (const row of [late, ...open]) await settle(tx, ctx, { before: row, resolution: "came_late" });
}

function settle(
  tx: Transaction,
  ctx: Context,
  { before, resolution }: { before: Difference; resolution: Resolution },
) {
  return takeStep(tx, ctx, {
    noun: "difference",
    before,
    event: "resolve",
    changes: { resolution },
    facts: { resolution },
  });
}
