import {
  adjustmentPage,
  adjustmentView,
  decideAdjustmentInput,
  listAdjustmentsInput,
  proposeAdjustmentInput,
  refuseAdjustmentInput,
} from "#server/domain/ledger/adjustments.ts";
import { getBalancesInput, getIncomeInput, getTrialBalanceInput } from "#server/domain/ledger/inputs.ts";
import {
  decideLimitInput,
  limitChangePage,
  limitChangeView,
  limitOfInput,
  limitView,
  listLimitChangesInput,
  proposeLimitInput,
  refuseLimitInput,
} from "#server/domain/ledger/limits.ts";
import { balancesView, income, trialBalance } from "#server/domain/ledger/views.ts";
import { approveAdjustment } from "#server/ledger/adjustments/approve-adjustment.ts";
import { listAdjustments } from "#server/ledger/adjustments/list-adjustments.ts";
import { proposeAdjustment } from "#server/ledger/adjustments/propose-adjustment.ts";
import { refuseAdjustment } from "#server/ledger/adjustments/refuse-adjustment.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getIncome } from "#server/ledger/get-income.ts";
import { getTrialBalance } from "#server/ledger/get-trial-balance.ts";
import { approveLimit } from "#server/ledger/limits/approve-limit.ts";
import { getLimit } from "#server/ledger/limits/get-limit.ts";
import { listLimitChanges } from "#server/ledger/limits/list-limit-changes.ts";
import { proposeLimit } from "#server/ledger/limits/propose-limit.ts";
import { refuseLimit } from "#server/ledger/limits/refuse-limit.ts";
import { can, canAny, router } from "../trpc.ts";

const decideOnLimit = can("ledger:decide_limit").output(limitChangeView);
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
  limit: can("ledger:read")
    .input(limitOfInput)
    .output(limitView)
    .query(({ ctx, input }) => getLimit(ctx, input)),
  limitChanges: can("ledger:read")
    .input(listLimitChangesInput)
    .output(limitChangePage)
    .query(({ ctx, input }) => listLimitChanges(ctx, input)),
  proposeLimit: can("ledger:limit")
    .input(proposeLimitInput)
    .output(limitChangeView)
    .mutation(({ ctx, input }) => proposeLimit(ctx, input)),
  approveLimit: decideOnLimit.input(decideLimitInput).mutation(({ ctx, input }) => approveLimit(ctx, input)),
  refuseLimit: decideOnLimit.input(refuseLimitInput).mutation(({ ctx, input }) => refuseLimit(ctx, input)),
});
