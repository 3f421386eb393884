import { eq } from "drizzle-orm";
import type { z } from "zod";
import { merchantMembers } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listMembersInput } from "#server/domain/members/inputs.ts";
import type { MemberView } from "#server/domain/members/views.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { ownMemberRows, viewMember } from "./member-rows.ts";

const NEWEST = 100;

/** Whom the owner has invited, the newest first; refuses with `merchant_not_found`. */
export async function listMembers(
  ctx: Context,
  { merchantId }: z.output<typeof listMembersInput>,
): Promise<MemberView[]> {
  requirePermission(ctx, "member:own");
  const rows = await read(ctx, async (db) => {
    await loadMerchant(db, ctx, merchantId);
    return ownMemberRows(db, ctx, eq(merchantMembers.merchantId, merchantId)).limit(NEWEST);
  });
  return rows.map(viewMember);
}
