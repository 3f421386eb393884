import { and, desc, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";
import { soughtApplications } from "./sought-applications.ts";

/** Applications that were handed in, by shop, or by a whole number in them; the newest first. */
export async function findApplications(reader: Reader, ctx: Context, sought: Sought): Promise<Found[]> {
  const { condition, values } = soughtApplications(ctx, sought);
  const rows = await reader
    .select({ id: applications.id, name: applications.shopName, status: applications.status })
    .from(applications)
    .where(and(isNotNull(applications.submittedAt), condition))
    .orderBy(desc(applications.submittedAt))
    .limit(MOST_FOUND)
    .prepare(sought.isNumber ? "find_application_number" : "find_application_name")
    .execute(values);
  return rows.map((row) => ({ ...row, kind: "application", name: row.name ?? row.id, number: null }));
}
