import { getBalancesInput, getTrialBalanceInput } from "#server/domain/ledger/inputs.ts";
import { balancesView, trialBalance } from "#server/domain/ledger/views.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getTrialBalance } from "#server/ledger/get-trial-balance.ts";
import { can, canAny, router } from "../trpc.ts";

export const ledgerRouter = router({
  balances: canAny("ledger:read_own", "ledger:read")
    .input(getBalancesInput)
    .output(balancesView)
    .query(({ ctx, input }) => getBalances(ctx, input)),
  trialBalance: can("ledger:read")
    .input(getTrialBalanceInput)
    .output(trialBalance)
    .query(({ ctx, input }) => getTrialBalance(ctx, input)),
});
