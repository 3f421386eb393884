import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { MemberVersionInput } from "#server/domain/members/inputs.ts";
import type { MemberView } from "#server/domain/members/views.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { enqueueSms } from "#server/messages/enqueue-sms.ts";
import { FORGOTTEN, loadOwnMember, viewMember } from "./member-rows.ts";

/** Takes an invitation back, or ends what somebody may look at: with the next request, on every device. They are told. */
export async function removeMember(
  ctx: Context,
  { memberId, version }: MemberVersionInput,
): Promise<MemberView> {
  requirePermission(ctx, "member:own");
  return change(ctx, async (tx) => {
    const before = await loadOwnMember(tx, ctx, memberId);
    const { merchantId, role, mobile } = before;
    await takeStep(tx, ctx, {
      noun: "member",
      before,
      seenVersion: version,
      event: "remove",
      changes: FORGOTTEN,
      facts: { merchantId, role },
    });
    if (mobile !== null)
      await enqueueSms(tx, ctx, {
        mobile: ctx.vault.open(mobile, placeOf("merchant_members.mobile", memberId)),
        message: { text: "member.removed", facts: { shop: before.merchantName } },
      });
    return viewMember(await loadOwnMember(tx, ctx, memberId));
  });
}
