import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { assignCasesInput, CaseOutcomes } from "#server/domain/reviews/queue-query.ts";
import { eachCase } from "./each-case.ts";
import { giveCase } from "./give-case.ts";

/** Gives several cases to a colleague, who is told, and says of each whether it could be given. */
export async function assignCases(
  ctx: Context,
  { cases, personId }: z.infer<typeof assignCasesInput>,
): Promise<CaseOutcomes> {
  requirePermission(ctx, "case:assign");
  return eachCase(cases, (input) => giveCase(ctx, input, personId));
}
