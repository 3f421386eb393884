import { eq } from "drizzle-orm";
import { stores } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { demoApplicant } from "#server/demo/demo-people.ts";
import { type InviteMemberInput, inviteMemberInput } from "#server/domain/members/inputs.ts";
import type { MemberRole } from "#server/domain/members/rules.ts";
import type { MemberView } from "#server/domain/members/views.ts";
import { acceptInvitation } from "#server/members/accept-invitation.ts";
import { inviteMember } from "#server/members/invite-member.ts";
import { newMobile } from "./people.ts";
import type { Place, World } from "./world.ts";

type Owned = Pick<Place, "merchantId" | "owner">;

export const memberRef = ({ id, version }: { id: string; version: number }) => ({ memberId: id, version });

export async function storeOf(world: World, merchantId: string): Promise<string> {
  const [store] = await world.runtime.db.select().from(stores).where(eq(stores.merchantId, merchantId));
  return store?.id ?? "";
}

export async function invitation(
  world: World,
  { merchantId }: Pick<Place, "merchantId">,
  more: { role?: MemberRole; mobile?: string; mayRefund?: boolean } = {},
): Promise<InviteMemberInput> {
  const { role = "accountant", mobile = newMobile(), mayRefund = false } = more;
  const storeId = role === "cashier" ? await storeOf(world, merchantId) : null;
  return inviteMemberInput.parse({ merchantId, mobile, name: "李会计", role, storeId, mayRefund });
}

export interface Invited {
  member: MemberView;
  /** Whoever is invited, signed in by the number. */
  guest: () => Context;
}

/** Somebody whom an owner has invited, signed in and not yet accepted. */
export async function invited(
  world: World,
  owned: Owned,
  more: Parameters<typeof invitation>[2] = {},
): Promise<Invited> {
  const mobile = more.mobile ?? newMobile();
  const guest = await demoApplicant(world.runtime, mobile);
  const member = await inviteMember(owned.owner(), await invitation(world, owned, { ...more, mobile }));
  return { member, guest };
}

/** The same, who has accepted. */
export async function joined(
  world: World,
  owned: Owned,
  more: Parameters<typeof invitation>[2] = {},
): Promise<Invited> {
  const { member, guest } = await invited(world, owned, more);
  await acceptInvitation(guest(), memberRef(member));
  return { member: { ...member, status: "active", version: member.version + 1 }, guest };
}
