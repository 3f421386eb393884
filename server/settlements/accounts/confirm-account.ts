import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { confirmAccountInput } from "#server/domain/settlements/inputs.ts";
import { PROOF_TRIES } from "#server/domain/settlements/proof.ts";
import type { AccountView } from "#server/domain/settlements/views.ts";
import { accountViewOf } from "./account-view-of.ts";

type Account = typeof settlementAccounts.$inferSelect;

/**
 * The owner reads back what was transferred. The right amount puts the account in force, and the one before out of it; a
 * wrong one counts, and the third is the last. Its answer is the account as it is then: a miss is no refusal.
 */
export async function confirmAccount(
  ctx: Context,
  { accountId, version, amountFen }: z.output<typeof confirmAccountInput>,
): Promise<AccountView> {
  requirePermission(ctx, "settlement_account:own");
  return change(ctx, async (tx) => {
    const before = await ownAccount(tx, ctx, accountId);
    requireStep("settlement_account", before, "confirm");
    if (before.expiresAt <= ctx.now) throw tooLate();
    if (before.proofFen === amountFen) return putInForce(tx, ctx, { before, version });
    return accountViewOf(ctx, await countMiss(tx, ctx, { before, version }));
  });
}

async function putInForce(
  tx: Transaction,
  ctx: Context,
  { before, version }: { before: Account; version: number },
) {
  await lock(tx, LOCKS.settlementAccounts(before.merchantId));
  const inForce = and(
    eq(settlementAccounts.merchantId, before.merchantId),
    eq(settlementAccounts.status, "in_force"),
  );
  for (const old of await tx.select().from(settlementAccounts).where(inForce))
    await takeStep(tx, ctx, { noun: "settlement_account", before: old, event: "replace" });
  const after = await takeStep(tx, ctx, {
    noun: "settlement_account",
    before,
    seenVersion: version,
    event: "confirm",
    facts: { merchantId: before.merchantId, account: before.numberMasked },
  });
  await tx
    .update(merchants)
    .set({ settlementAccountMasked: after.numberMasked, settlementBankName: after.bankName })
    .where(eq(merchants.id, after.merchantId));
  return accountViewOf(ctx, after);
}

async function countMiss(
  tx: Transaction,
  ctx: Context,
  { before, version }: { before: Account; version: number },
) {
  const tries = before.tries + 1;
  if (tries < PROOF_TRIES) {
    const seen = { id: before.id, version };
    const after = await compareAndSet(tx, settlementAccounts, { before: seen, changes: { tries } });
    await recordAudit(tx, ctx, {
      action: "settlement_account.misread",
      subjectType: "settlement_account",
      subjectId: before.id,
      after: { tries },
    });
    return after;
  }
  return takeStep(tx, ctx, {
    noun: "settlement_account",
    before,
    seenVersion: version,
    event: "fail",
    changes: { tries, failureReason: "misread" },
    facts: { merchantId: before.merchantId },
  });
}

async function ownAccount(tx: Transaction, ctx: Context, accountId: string): Promise<Account> {
  const [row] = await tx
    .select({ account: settlementAccounts })
    .from(settlementAccounts)
    .innerJoin(merchants, eq(merchants.id, settlementAccounts.merchantId))
    .where(and(eq(settlementAccounts.id, accountId), ofVisibleMerchants(ctx, "settlement:read")));
  if (row !== undefined) return row.account;
  throw new DomainError("not_found", "account_not_found", "There is no such account.");
}

function tooLate(): DomainError {
  return new DomainError(
    "illegal_state",
    "proof_expired",
    "The time to read this back has passed. Name the account again.",
  );
}
