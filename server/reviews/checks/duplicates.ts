import { and, eq, ne, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";
import { matchOf } from "./match-of.ts";

const DUPLICATE_FIELDS = ["idNumberIndex", "creditCodeIndex", "accountNumberIndex", "mobileIndex"] as const;
const READ = 50;

/** Other applications of the same person, licence, account or mobile, each named with all that is the same. */
export async function duplicates(reader: Reader, { application }: CaseFile): Promise<AutomaticCheck[]> {
  const known = DUPLICATE_FIELDS.filter((field) => application[field] !== null);
  if (known.length === 0) return [];
  const same = known.map((field) => eq(applications[field], application[field] ?? ""));
  const others = await reader
    .select()
    .from(applications)
    .where(and(ne(applications.id, application.id), ne(applications.status, "withdrawn"), or(...same)))
    .limit(READ);
  const nameOf = (field: (typeof DUPLICATE_FIELDS)[number]) => field.replace("Index", "");
  return known.map((field) => {
    const twins = others.filter((other) => other[field] === application[field]);
    return {
      check: `duplicate_${nameOf(field)}`,
      outcome: twins.length === 0 ? ("passed" as const) : ("attention" as const),
      details: Object.fromEntries(twins.map((twin) => [twin.id, twin.status])),
      matches: twins.map((twin) =>
        matchOf(twin, known.filter((one) => twin[one] === application[one]).map(nameOf)),
      ),
    };
  });
}
