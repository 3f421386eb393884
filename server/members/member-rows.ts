import { and, desc, eq, getTableColumns, inArray, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { merchantMembers, merchants, stores } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { MEMBER_WAITS } from "#server/domain/members/rules.ts";
import { type MemberView, memberView } from "#server/domain/members/views.ts";

/** What is kept of somebody who may not look any more: no number. */
export const FORGOTTEN = { mobile: null, mobileIndex: null, mobileEnding: null };

function rows(reader: Reader, where: SQL | undefined) {
  return reader
    .select({
      ...getTableColumns(merchantMembers),
      merchantName: merchants.name,
      storeName: stores.name,
    })
    .from(merchantMembers)
    .innerJoin(merchants, eq(merchants.id, merchantMembers.merchantId))
    .leftJoin(stores, eq(stores.id, merchantMembers.storeId))
    .where(where)
    .orderBy(desc(merchantMembers.createdAt), desc(merchantMembers.id));
}

export type MemberRow = Awaited<ReturnType<typeof rows>>[number];

/** Members of merchants that the actor owns, the newest first. */
export function ownMemberRows(reader: Reader, ctx: Context, where: SQL) {
  return rows(reader, and(where, ofVisibleMerchants(ctx, "merchant:read")));
}

/** What the actor is at merchants of others, or is invited to be at the number that they sign in with. */
export function membershipRows(reader: Reader, { actor }: Context, where?: SQL) {
  const number = reader.select({ index: people.mobileIndex }).from(people).where(eq(people.id, actor.id));
  const invited = and(eq(merchantMembers.status, "invited"), inArray(merchantMembers.mobileIndex, number));
  return rows(reader, and(where, or(invited, eq(merchantMembers.personId, actor.id))));
}

export async function loadOwnMember(reader: Reader, ctx: Context, memberId: string): Promise<MemberRow> {
  return found(await ownMemberRows(reader, ctx, eq(merchantMembers.id, memberId)));
}

export async function loadMembership(reader: Reader, ctx: Context, memberId: string): Promise<MemberRow> {
  return found(await membershipRows(reader, ctx, eq(merchantMembers.id, memberId)));
}

function found([row]: MemberRow[]): MemberRow {
  if (row !== undefined) return row;
  throw new DomainError("not_found", "member_not_found", "There is no such invitation or member.");
}

export const dueAtOf = ({ status, since }: Pick<MemberRow, "status" | "since">): string | null =>
  moveWaitOf(MEMBER_WAITS, status, since)?.dueAt ?? null;

export function viewMember(row: MemberRow): MemberView {
  return {
    ...shownAs(memberView, row),
    createdAt: row.createdAt.toISOString(),
    since: row.since.toISOString(),
    dueAt: dueAtOf(row),
  };
}
