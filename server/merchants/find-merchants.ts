import { desc, eq, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { containsText } from "#db/keyset.ts";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";

/** Merchants by name or number, and by the whole mobile number with which the owner signs in. */
export async function findMerchants(
  reader: Reader,
  ctx: Context,
  { text, mobile }: Sought,
): Promise<Found[]> {
  const rows = await reader
    .select({ id: merchants.id, name: merchants.name, number: merchants.number })
    .from(merchants)
    .innerJoin(people, eq(people.id, merchants.ownerId))
    .where(
      or(
        containsText([merchants.name, merchants.number], text),
        mobile === null ? undefined : eq(people.mobileIndex, ctx.vault.blindIndex("mobile", mobile)),
      ),
    )
    .orderBy(desc(merchants.createdAt))
    .limit(MOST_FOUND);
  return rows.map((row) => ({ ...row, kind: "merchant", status: null }));
}
