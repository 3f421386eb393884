import { and, eq, ne } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { merchants } from "#db/schema/merchants.ts";
import {
  settlementAccounts,
  settlementEntries,
  settlementHolds,
  type settlementRuns,
  settlements,
} from "#db/schema/settlements.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { invariant } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { settlementPosting } from "#server/domain/ledger/posting.ts";
import { reserveLines } from "#server/ledger/reserve-lines.ts";
import { chargeServiceFee } from "./charge-service-fee.ts";
import { openEntries } from "./open-entries.ts";

type Run = typeof settlementRuns.$inferSelect;
type Settlement = typeof settlements.$inferSelect;

/**
 * Fixes what a merchant is paid in a run, and sets it aside, while nobody else takes from its balance. The same again
 * makes nothing more. Null when there is nothing to pay.
 */
export async function draftSettlement(
  tx: Transaction,
  ctx: Context,
  { run, merchantId }: { run: Run; merchantId: string },
): Promise<Settlement | null> {
  await lock(tx, LOCKS.balance(merchantId));
  const own = and(eq(settlements.runId, run.id), eq(settlements.merchantId, merchantId));
  const [known] = await tx.select().from(settlements).where(own);
  if (known !== undefined) return known;
  const [merchant] = await tx.select().from(merchants).where(eq(merchants.id, merchantId));
  invariant(merchant !== undefined, "a merchant with entries exists");
  await chargeServiceFee(tx, ctx, { merchant, cutoffAt: run.cutoffAt });
  const payable = await openEntries(tx, { merchantId, cutoffAt: run.cutoffAt });
  if (payable === null) return null;
  const { entries, parts, openFrom } = payable;
  const id = makeId("settlement", ctx.randomBytes);
  const heldFor = await reasonToHold(tx, merchantId);
  const [row] = await tx
    .insert(settlements)
    .values({
      ...{ id, runId: run.id, merchantId, heldFor, ...parts, entries: entries.length },
      status: heldFor === null ? "drafted" : "held",
      openFrom: openFrom ?? run.cutoffAt,
      ...{ createdAt: ctx.now, since: ctx.now },
    })
    .returning();
  if (row === undefined) throw new Error("An insert answers its row");
  await tx.insert(settlementEntries).values(entries.map((entry) => ({ settlementId: id, ...entry })));
  const lines = settlementPosting(parts.netFen);
  await reserveLines(tx, ctx, { kind: "settlement", sourceId: id, merchantId, at: ctx.now, lines });
  await recordAudit(tx, ctx, {
    action: "settlement.draft",
    subjectType: "settlement",
    subjectId: id,
    after: { status: row.status, runId: run.id, merchantId, netFen: parts.netFen, heldFor },
  });
  return row;
}

/** Why a merchant cannot be paid now; null when it can. */
export async function reasonToHold(reader: Reader, merchantId: string): Promise<Settlement["heldFor"]> {
  const held = and(eq(settlementHolds.merchantId, merchantId), ne(settlementHolds.status, "released"));
  if ((await reader.$count(settlementHolds, held)) > 0) return "hold";
  return (await accountInForce(reader, merchantId)) === null ? "no_account" : null;
}

/** Where a merchant is paid now; null while no account is proven. */
export async function accountInForce(
  reader: Reader,
  merchantId: string,
): Promise<typeof settlementAccounts.$inferSelect | null> {
  const [account] = await reader
    .select()
    .from(settlementAccounts)
    .where(and(eq(settlementAccounts.merchantId, merchantId), eq(settlementAccounts.status, "in_force")));
  return account ?? null;
}
