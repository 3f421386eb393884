import type { settlementAccounts } from "#db/schema/settlements.ts";
import type { Context } from "#server/context.ts";
import { mask } from "#server/domain/applications/masking.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { PROOF_TRIES } from "#server/domain/settlements/proof.ts";
import { ACCOUNT_WAITS } from "#server/domain/settlements/rules.ts";
import type { AccountView } from "#server/domain/settlements/views.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** An account as people see it: its number masked, the amount that proves it unsaid. */
export function accountViewOf(
  { vault }: Pick<Context, "vault">,
  row: typeof settlementAccounts.$inferSelect,
): AccountView {
  const { id, merchantId, status, accountType, numberMasked, bankName, failureReason, version } = row;
  const name = vault.open(row.accountName, placeOf("settlement_accounts.name", id));
  const wait = moveWaitOf(ACCOUNT_WAITS, status, row.since);
  return {
    ...{ id, merchantId, status, accountType, numberMasked, bankName, failureReason, version },
    accountNameMasked: mask(name, 1, 0),
    givenAt: row.givenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    triesLeft: PROOF_TRIES - row.tries,
    wait: wait === null ? null : { ...wait, dueAt: row.expiresAt.toISOString() },
  };
}
