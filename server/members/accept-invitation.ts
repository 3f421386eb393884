import type { Context } from "#server/context.ts";
import type { MemberVersionInput } from "#server/domain/members/inputs.ts";
import { answerInvitation } from "./answer-invitation.ts";

/** Whoever holds the number that was invited begins to look; from now on it is them, and nobody else. */
export function acceptInvitation(ctx: Context, input: MemberVersionInput): Promise<void> {
  return answerInvitation(ctx, input, "accept");
}
