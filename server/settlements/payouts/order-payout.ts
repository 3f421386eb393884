import { eq } from "drizzle-orm";
import { settlementAccounts } from "#db/schema/settlements.ts";
import type { BankPayout } from "#server/bank/port.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { invariant } from "#server/domain/errors.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import type { Payout } from "./settle-payout.ts";

/** Orders a payout at the bank under its own id, however often: it is paid once. Throws `BankError`. */
export async function orderPayout(ctx: Context, payout: Payout): Promise<BankPayout> {
  const { id: payoutId, amountFen, accountId } = payout;
  const [account] = await read(ctx, (db) =>
    db.select().from(settlementAccounts).where(eq(settlementAccounts.id, accountId)),
  );
  invariant(account !== undefined, "a payout's account exists");
  return ctx.bank.pay({
    ...{ payoutId, amountFen },
    account: {
      type: account.accountType,
      name: ctx.vault.open(account.accountName, placeOf("settlement_accounts.name", accountId)),
      number: ctx.vault.open(account.accountNumber, placeOf("settlement_accounts.number", accountId)),
      bankName: account.bankName,
    },
    memo: payout.settlementId === null ? "入网账户验证" : `入网结算 ${payout.settlementId}`,
  });
}
