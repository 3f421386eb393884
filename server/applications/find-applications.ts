import { and, desc, eq, isNotNull, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { containsText } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";

/** Applications that were handed in, by shop, and by the whole mobile or ID number in them; the newest first. */
export async function findApplications(
  reader: Reader,
  ctx: Context,
  { text, mobile, idNumber }: Sought,
): Promise<Found[]> {
  const indexOf = (kind: string, value: string) => ctx.vault.blindIndex(kind, value);
  const rows = await reader
    .select({ id: applications.id, name: applications.shopName, status: applications.status })
    .from(applications)
    .where(
      and(
        isNotNull(applications.submittedAt),
        or(
          containsText([applications.shopName], text),
          mobile === null ? undefined : eq(applications.mobileIndex, indexOf("mobile", mobile)),
          idNumber === null ? undefined : eq(applications.idNumberIndex, indexOf("id_number", idNumber)),
        ),
      ),
    )
    .orderBy(desc(applications.submittedAt))
    .limit(MOST_FOUND);
  return rows.map((row) => ({ ...row, kind: "application", name: row.name ?? row.id, number: null }));
}
