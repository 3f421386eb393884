import { and, desc, ne, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";
import { matchOf } from "./match-of.ts";

/** Trigram likeness from which on two names or addresses are worth a person's look. */
const ALIKE = { shopName: 0.6, shopAddress: 0.7 } as const;
const SHOWN = 5;

/** Stores whose name or address is nearly the same: one shop may apply twice under two identities. */
export async function similarShops(reader: Reader, { application }: CaseFile): Promise<AutomaticCheck[]> {
  const checks: AutomaticCheck[] = [];
  for (const field of ["shopName", "shopAddress"] as const) {
    const value = application[field];
    if (value === null) continue;
    const likeness = sql<number>`similarity(${applications[field]}, ${value})`;
    const alike = await reader
      .select({ other: applications, likeness })
      .from(applications)
      .where(
        and(
          // The operator uses the index; the exact bound is checked on what it finds.
          sql`${applications[field]} % ${value}`,
          sql`${likeness} >= ${ALIKE[field]}`,
          ne(applications.id, application.id),
          ne(applications.status, "withdrawn"),
        ),
      )
      .orderBy(desc(likeness))
      .limit(SHOWN);
    checks.push({
      check: `similar_${field}`,
      outcome: alike.length === 0 ? "passed" : "attention",
      details: Object.fromEntries(
        alike.map(({ other, likeness }) => [other.id, `${Math.round(likeness * 100)} %`]),
      ),
      matches: alike.map(({ other }) => matchOf(other, [field])),
    });
  }
  return checks;
}
