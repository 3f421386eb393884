import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { merchantMembers, stores } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { InviteMemberInput } from "#server/domain/members/inputs.ts";
import { MOST_MEMBERS } from "#server/domain/members/rules.ts";
import type { MemberView } from "#server/domain/members/views.ts";
import { throttle } from "#server/identity/throttle.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { enqueueSms } from "#server/messages/enqueue-sms.ts";
import { loadOwnMember, viewMember } from "./member-rows.ts";

/**
 * The owner invites a number to keep the books or to look at a store's day. Its holder signs in with a code like anybody
 * and accepts; the answer is the same whether or not the number is known here.
 */
export async function inviteMember(ctx: Context, input: InviteMemberInput): Promise<MemberView> {
  requirePermission(ctx, "member:own");
  const mobileIndex = ctx.vault.blindIndex("mobile", input.mobile);
  await throttle(ctx, "invitations_of_person", ctx.actor.id);
  await throttle(ctx, "invitations_to_mobile", mobileIndex);
  return change(ctx, async (tx) => {
    const { merchantId, mobile, role, name, storeId, mayRefund } = input;
    const merchant = await loadMerchant(tx, ctx, merchantId);
    await lock(tx, LOCKS.newMember(merchantId));
    await requireInvitable(tx, { merchant, mobileIndex, storeId });
    const id = makeId("member", ctx.randomBytes);
    await tx.insert(merchantMembers).values({
      ...{ id, merchantId, role, name, storeId, mayRefund, mobileIndex },
      mobile: ctx.vault.seal(mobile, placeOf("merchant_members.mobile", id)),
      mobileEnding: mobile.slice(-4),
      ...{ invitedById: ctx.actor.id, createdAt: ctx.now, since: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "member.invite",
      subjectType: "member",
      subjectId: id,
      after: { status: "invited", merchantId, role, storeId, mayRefund },
    });
    const message = { text: `member.invited_${role}` as const, facts: { shop: merchant.name } };
    await enqueueSms(tx, ctx, { mobile, message, link: `${ctx.addresses.portal}/merchant` });
    return viewMember(await loadOwnMember(tx, ctx, id));
  });
}

interface Invited {
  merchant: { id: string; ownerId: string };
  mobileIndex: string;
  storeId: string | null;
}

async function requireInvitable(tx: Transaction, { merchant, mobileIndex, storeId }: Invited): Promise<void> {
  const [owner] = await tx
    .select({ index: people.mobileIndex })
    .from(people)
    .where(eq(people.id, merchant.ownerId));
  if (owner?.index === mobileIndex)
    throw new DomainError(
      "invalid_input",
      "own_mobile",
      "This is your own number. You see everything already.",
    );
  const open = and(eq(merchantMembers.merchantId, merchant.id), isNotNull(merchantMembers.mobileIndex));
  if ((await tx.$count(merchantMembers, and(open, eq(merchantMembers.mobileIndex, mobileIndex)))) > 0)
    throw new DomainError(
      "conflict",
      "already_member",
      "This number is invited already. Remove it first to change what it may do.",
    );
  if ((await tx.$count(merchantMembers, open)) >= MOST_MEMBERS)
    throw new DomainError("limit_reached", "too_many_members", "Remove somebody before you invite another.", {
      most: MOST_MEMBERS,
    });
  const ofMerchant = and(eq(stores.id, storeId ?? ""), eq(stores.merchantId, merchant.id));
  if (storeId !== null && (await tx.$count(stores, ofMerchant)) === 0)
    throw new DomainError("not_found", "store_not_found", "This merchant has no such store.");
}
