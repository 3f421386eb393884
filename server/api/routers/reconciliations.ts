import {
  differenceVersionInput,
  listDifferencesInput,
  listReconciliationsInput,
  reconciliationRef,
  refuseDifferenceInput,
  resolveDifferenceInput,
  startReconciliationInput,
} from "#server/domain/reconciliations/inputs.ts";
import {
  differencePage,
  differenceView,
  reconciliationPage,
  reconciliationView,
} from "#server/domain/reconciliations/views.ts";
import { approveDifference } from "#server/reconciliations/approve-difference.ts";
import { getReconciliation } from "#server/reconciliations/get-reconciliation.ts";
import { listDifferences } from "#server/reconciliations/list-differences.ts";
import { listReconciliations } from "#server/reconciliations/list-reconciliations.ts";
import { refuseDifference } from "#server/reconciliations/refuse-difference.ts";
import { resolveDifference } from "#server/reconciliations/resolve-difference.ts";
import { startReconciliation } from "#server/reconciliations/start-reconciliation.ts";
import { takeDifference } from "#server/reconciliations/take-difference.ts";
import { can, router } from "../trpc.ts";

const read = can("reconciliation:read");
const write = can("reconciliation:write").output(differenceView);

export const reconciliationsRouter = router({
  list: read
    .input(listReconciliationsInput)
    .output(reconciliationPage)
    .query(({ ctx, input }) => listReconciliations(ctx, input)),
  get: read
    .input(reconciliationRef)
    .output(reconciliationView)
    .query(({ ctx, input }) => getReconciliation(ctx, input)),
  start: can("reconciliation:run")
    .input(startReconciliationInput)
    .output(reconciliationView)
    .mutation(({ ctx, input }) => startReconciliation(ctx, input)),
  differences: read
    .input(listDifferencesInput)
    .output(differencePage)
    .query(({ ctx, input }) => listDifferences(ctx, input)),
  take: write.input(differenceVersionInput).mutation(({ ctx, input }) => takeDifference(ctx, input)),
  resolve: write.input(resolveDifferenceInput).mutation(({ ctx, input }) => resolveDifference(ctx, input)),
  approve: write.input(differenceVersionInput).mutation(({ ctx, input }) => approveDifference(ctx, input)),
  refuse: write.input(refuseDifferenceInput).mutation(({ ctx, input }) => refuseDifference(ctx, input)),
});
