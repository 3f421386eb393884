import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { payouts } from "#db/schema/settlements.ts";
import { ACCOUNT_REFUSALS } from "#server/bank/port.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { retrySettlementInput } from "#server/domain/settlements/inputs.ts";
import type { SettlementDetail } from "#server/domain/settlements/views.ts";
import { loadSettlement } from "./load-settlement.ts";
import { promisePayout } from "./payouts/promise-payout.ts";
import { accountInForce, reasonToHold } from "./runs/draft-settlement.ts";
import { settlementDetailOf } from "./settlement-detail-of.ts";

/** Pays a failed settlement again, to the account that is in force by now, under a new payout. */
export async function retrySettlement(
  ctx: Context,
  { settlementId, version }: z.output<typeof retrySettlementInput>,
): Promise<SettlementDetail> {
  requirePermission(ctx, "settlement:prepare");
  return change(ctx, async (tx) => {
    const { settlement: before } = await loadSettlement(tx, ctx, settlementId);
    requireStep("settlement", before, "retry");
    const { merchantId, netFen: amountFen } = before;
    await lock(tx, LOCKS.balance(merchantId));
    const account = await accountInForce(tx, merchantId);
    const heldFor = await reasonToHold(tx, merchantId);
    if (heldFor === "hold") throw onHold();
    if (account === null) throw noAccount();
    if (ACCOUNT_REFUSALS.includes(before.failureReason ?? ""))
      await requireAnotherAccount(tx, settlementId, account.id);
    await takeStep(tx, ctx, {
      noun: "settlement",
      before,
      seenVersion: version,
      event: "retry",
      facts: { merchantId, netFen: amountFen, accountId: account.id },
    });
    await promisePayout(tx, ctx, { account, settlementId, amountFen });
    return settlementDetailOf(tx, ctx, await loadSettlement(tx, ctx, settlementId));
  });
}

/** What the bank will not pay to that account is paid to another one. */
async function requireAnotherAccount(reader: Reader, settlementId: string, accountId: string): Promise<void> {
  const same = and(eq(payouts.settlementId, settlementId), eq(payouts.accountId, accountId));
  if ((await reader.$count(payouts, same)) === 0) return;
  throw new DomainError(
    "illegal_state",
    "account_refused",
    "The bank has refused this account. The merchant must name and prove another one first.",
  );
}

function onHold(): DomainError {
  return new DomainError(
    "illegal_state",
    "merchant_on_hold",
    "The merchant is on hold. Release the hold first.",
  );
}

function noAccount(): DomainError {
  return new DomainError(
    "illegal_state",
    "no_account_in_force",
    "The merchant has no account in force. It must prove one first.",
  );
}
