import { getRepaymentPlan } from "#server/contracts/get-repayment-plan.ts";
import { repaymentPlanInput } from "#server/domain/contracts/inputs.ts";
import { repaymentPlan } from "#server/domain/contracts/views.ts";
import { open, router } from "../trpc.ts";

export const contractsRouter = router({
  // A mutation, though it changes nothing: what opens a plan stands in no address.
  plan: open
    .input(repaymentPlanInput)
    .output(repaymentPlan)
    .mutation(({ ctx, input }) => getRepaymentPlan(ctx, input)),
});
