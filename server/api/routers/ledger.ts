import {
  adjustmentPage,
  adjustmentView,
  decideAdjustmentInput,
  listAdjustmentsInput,
  proposeAdjustmentInput,
  refuseAdjustmentInput,
} from "#server/domain/ledger/adjustments.ts";
import { getBalancesInput, getIncomeInput, getTrialBalanceInput } from "#server/domain/ledger/inputs.ts";
import { balancesView, income, trialBalance } from "#server/domain/ledger/views.ts";
import { approveAdjustment } from "#server/ledger/adjustments/approve-adjustment.ts";
import { listAdjustments } from "#server/ledger/adjustments/list-adjustments.ts";
import { proposeAdjustment } from "#server/ledger/adjustments/propose-adjustment.ts";
import { refuseAdjustment } from "#server/ledger/adjustments/refuse-adjustment.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getIncome } from "#server/ledger/get-income.ts";
import { getTrialBalance } from "#server/ledger/get-trial-balance.ts";
import { can, canAny, router } from "../trpc.ts";

const decide = can("ledger:decide_adjustment").output(adjustmentView);

export const ledgerRouter = router({
  balances: canAny("ledger:read_own", "ledger:read")
    .input(getBalancesInput)
    .output(balancesView)
    .query(({ ctx, input }) => getBalances(ctx, input)),
  trialBalance: can("ledger:read")
    .input(getTrialBalanceInput)
    .output(trialBalance)
    .query(({ ctx, input }) => getTrialBalance(ctx, input)),
  income: can("ledger:read")
    .input(getIncomeInput)
    .output(income)
    .query(({ ctx, input }) => getIncome(ctx, input)),
  adjustments: can("ledger:read")
    .input(listAdjustmentsInput)
    .output(adjustmentPage)
    .query(({ ctx, input }) => listAdjustments(ctx, input)),
  proposeAdjustment: can("ledger:adjust")
    .input(proposeAdjustmentInput)
    .output(adjustmentView)
    .mutation(({ ctx, input }) => proposeAdjustment(ctx, input)),
  approveAdjustment: decide
    .input(decideAdjustmentInput)
    .mutation(({ ctx, input }) => approveAdjustment(ctx, input)),
  refuseAdjustment: decide
    .input(refuseAdjustmentInput)
    .mutation(({ ctx, input }) => refuseAdjustment(ctx, input)),
});
