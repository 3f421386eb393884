import { and, eq, gte } from "drizzle-orm";
import { LOCKS, lock } from "#db/lock.ts";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { OfferAccountInput } from "#server/domain/settlements/inputs.ts";
import { ACCOUNTS_IN_30_DAYS } from "#server/domain/settlements/proof.ts";
import type { AccountView } from "#server/domain/settlements/views.ts";
import { requireVisibleMerchant } from "#server/ledger/require-visible-merchant.ts";
import { accountViewOf } from "./account-view-of.ts";
import { giveAccount } from "./give-account.ts";

/** The owner names another account. It is paid to once the amount of a small transfer to it was read back. */
export async function offerAccount(
  ctx: Context,
  { merchantId, account }: OfferAccountInput,
): Promise<AccountView> {
  requirePermission(ctx, "settlement_account:own");
  return change(ctx, async (tx) => {
    await requireVisibleMerchant(tx, ctx, { merchantId, permission: "settlement:read" });
    await lock(tx, LOCKS.settlementAccounts(merchantId));
    const lately = and(
      eq(settlementAccounts.merchantId, merchantId),
      gte(settlementAccounts.givenAt, daysBefore(ctx.now, 30)),
    );
    if ((await tx.$count(settlementAccounts, lately)) >= ACCOUNTS_IN_30_DAYS) throw tooMany();
    const inForce = and(
      eq(settlementAccounts.merchantId, merchantId),
      eq(settlementAccounts.status, "in_force"),
    );
    const [present] = await tx.select().from(settlementAccounts).where(inForce);
    const index = ctx.vault.blindIndex("account_number", account.accountNumber);
    if (present?.numberIndex === index) throw sameAgain();
    return accountViewOf(ctx, await giveAccount(tx, ctx, { merchantId, account }));
  });
}

function tooMany(): DomainError {
  return new DomainError(
    "limit_reached",
    "too_many_accounts",
    "Too many accounts were named in thirty days. Call us, and we will look at it together.",
    { limit: ACCOUNTS_IN_30_DAYS },
  );
}

function sameAgain(): DomainError {
  return new DomainError("conflict", "account_in_force", "You are paid to this account already.");
}
