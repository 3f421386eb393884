import type { Context } from "#server/context.ts";
import type { MemberVersionInput } from "#server/domain/members/inputs.ts";
import { answerInvitation } from "./answer-invitation.ts";

/** Whoever is invited does not want to; their number is forgotten. */
export function declineInvitation(ctx: Context, input: MemberVersionInput): Promise<void> {
  return answerInvitation(ctx, input, "decline");
}
