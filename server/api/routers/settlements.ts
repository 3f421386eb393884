import {
  approveRunInput,
  confirmAccountInput,
  decideReleaseInput,
  listAccountsInput,
  listHoldsInput,
  listRunsInput,
  listSettlementsInput,
  offerAccountInput,
  placeHoldInput,
  proposeReleaseInput,
  refuseRunInput,
  retrySettlementInput,
  runRef,
  settlementRef,
} from "#server/domain/settlements/inputs.ts";
import {
  explainInput,
  explanation,
  statementInput,
  statementView,
} from "#server/domain/settlements/statements.ts";
import {
  accountList,
  accountView,
  holdPage,
  holdView,
  runDetail,
  runPage,
  settlementDetail,
  settlementPage,
} from "#server/domain/settlements/views.ts";
import { confirmAccount } from "#server/settlements/accounts/confirm-account.ts";
import { listAccounts } from "#server/settlements/accounts/list-accounts.ts";
import { offerAccount } from "#server/settlements/accounts/offer-account.ts";
import { getSettlement } from "#server/settlements/get-settlement.ts";
import { keepHold } from "#server/settlements/holds/keep-hold.ts";
import { listHolds } from "#server/settlements/holds/list-holds.ts";
import { placeHold } from "#server/settlements/holds/place-hold.ts";
import { proposeRelease } from "#server/settlements/holds/propose-release.ts";
import { releaseHold } from "#server/settlements/holds/release-hold.ts";
import { listSettlements } from "#server/settlements/list-settlements.ts";
import { retrySettlement } from "#server/settlements/retry-settlement.ts";
import { approveRun } from "#server/settlements/runs/approve-run.ts";
import { getRun } from "#server/settlements/runs/get-run.ts";
import { listRuns } from "#server/settlements/runs/list-runs.ts";
import { prepareRun } from "#server/settlements/runs/prepare-run.ts";
import { refuseRun } from "#server/settlements/runs/refuse-run.ts";
import { explainAmount } from "#server/settlements/statements/explain-amount.ts";
import { getStatement } from "#server/settlements/statements/get-statement.ts";
import { can, canAny, router } from "../trpc.ts";

const read = can("settlement:read");
const either = canAny("settlement:read_own", "settlement:read");
const hold = can("settlement:hold").output(holdView);
const own = can("settlement_account:own").output(accountView);

export const settlementsRouter = router({
  list: either
    .input(listSettlementsInput)
    .output(settlementPage)
    .query(({ ctx, input }) => listSettlements(ctx, input)),
  get: either
    .input(settlementRef)
    .output(settlementDetail)
    .query(({ ctx, input }) => getSettlement(ctx, input)),
  retry: can("settlement:prepare")
    .input(retrySettlementInput)
    .output(settlementDetail)
    .mutation(({ ctx, input }) => retrySettlement(ctx, input)),
  statement: either
    .input(statementInput)
    .output(statementView)
    .query(({ ctx, input }) => getStatement(ctx, input)),
  explain: either
    .input(explainInput)
    .output(explanation)
    .query(({ ctx, input }) => explainAmount(ctx, input)),
  runs: read
    .input(listRunsInput)
    .output(runPage)
    .query(({ ctx, input }) => listRuns(ctx, input)),
  run: read
    .input(runRef)
    .output(runDetail)
    .query(({ ctx, input }) => getRun(ctx, input)),
  prepareRun: can("settlement:prepare")
    .output(runDetail)
    .mutation(({ ctx }) => prepareRun(ctx)),
  approveRun: can("settlement:approve")
    .input(approveRunInput)
    .output(runDetail)
    .mutation(({ ctx, input }) => approveRun(ctx, input)),
  refuseRun: can("settlement:approve")
    .input(refuseRunInput)
    .output(runDetail)
    .mutation(({ ctx, input }) => refuseRun(ctx, input)),
  holds: read
    .input(listHoldsInput)
    .output(holdPage)
    .query(({ ctx, input }) => listHolds(ctx, input)),
  placeHold: hold.input(placeHoldInput).mutation(({ ctx, input }) => placeHold(ctx, input)),
  proposeRelease: hold.input(proposeReleaseInput).mutation(({ ctx, input }) => proposeRelease(ctx, input)),
  releaseHold: hold.input(decideReleaseInput).mutation(({ ctx, input }) => releaseHold(ctx, input)),
  keepHold: hold.input(decideReleaseInput).mutation(({ ctx, input }) => keepHold(ctx, input)),
  accounts: canAny("settlement_account:own", "settlement:read")
    .input(listAccountsInput)
    .output(accountList)
    .query(({ ctx, input }) => listAccounts(ctx, input)),
  offerAccount: own.input(offerAccountInput).mutation(({ ctx, input }) => offerAccount(ctx, input)),
  confirmAccount: own.input(confirmAccountInput).mutation(({ ctx, input }) => confirmAccount(ctx, input)),
});
