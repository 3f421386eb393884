import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { CaseOutcomes, claimCasesInput } from "#server/domain/reviews/queue-query.ts";
import { claimCase } from "../claim-case.ts";
import { eachCase } from "./each-case.ts";

/** Takes several cases from the queue, and says of each whether it could be taken. */
export async function claimCases(
  ctx: Context,
  { cases }: z.infer<typeof claimCasesInput>,
): Promise<CaseOutcomes> {
  requirePermission(ctx, "application:review");
  return eachCase(cases, (input) => claimCase(ctx, input));
}
