import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { confirmApprovalInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { judgeCase } from "./second/judge-case.ts";

/**
 * The checker's half: their judgement that the application is to be approved. Where the maker found the same, it is approved at
 * once; where the maker, unknown to them, wanted to decline it, a third person decides.
 */
export function confirmApproval(
  ctx: Context,
  input: z.infer<typeof confirmApprovalInput>,
): Promise<CaseView> {
  return judgeCase(ctx, { ...input, verdict: "accept" });
}
