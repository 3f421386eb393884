import { and, desc, eq, ne, or, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { Application } from "#server/applications/load-application.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";

const DUPLICATE_FIELDS = ["idNumberIndex", "creditCodeIndex", "accountNumberIndex", "mobileIndex"] as const;

/** What the machine can say of a case: are the answers sound, are the documents there, is it a duplicate. */
export async function automaticChecks(
  reader: Reader,
  { application, vouched, requirements }: CaseFile,
): Promise<AutomaticCheck[]> {
  const isDocument = (field: string) => field.startsWith("documents.");
  const found = requirements.errors.filter((error) => error.reason === null);
  const faults = found.filter(({ field }) => !isDocument(field));
  const codes = new Map(found.map(({ field, code }) => [field, code]));
  const due = requirements.currentlyDue.filter(isDocument);
  return [
    {
      check: "answers_sound",
      outcome: faults.length === 0 ? "passed" : "failed",
      details: Object.fromEntries(faults.map((fault) => [fault.field, fault.code])),
    },
    {
      check: "documents_complete",
      outcome: due.length === 0 ? "passed" : "failed",
      details: Object.fromEntries(due.map((field) => [field, codes.get(field) ?? "missing"])),
    },
    ...vouchedChecks(vouched),
    ...(await duplicateChecks(reader, application)),
    ...(await likenessChecks(reader, application)),
  ];
}

/** What the applicant vouches for fails until staff override it, and stays worth a look from then on. */
function vouchedChecks(vouched: CaseFile["vouched"]): AutomaticCheck[] {
  if (vouched.length === 0) return [];
  return [
    {
      check: "vouched_answers",
      outcome: vouched.every(({ overridden }) => overridden) ? "attention" : "failed",
      details: Object.fromEntries(vouched.map(({ field, code }) => [field, code])),
    },
  ];
}

async function duplicateChecks(reader: Reader, application: Application): Promise<AutomaticCheck[]> {
  const known = DUPLICATE_FIELDS.filter((field) => application[field] !== null);
  if (known.length === 0) return [];
  const same = known.map((field) => eq(applications[field], application[field] ?? ""));
  const others = await reader
    .select()
    .from(applications)
    .where(and(ne(applications.id, application.id), ne(applications.status, "withdrawn"), or(...same)))
    .limit(50);
  return known.map((field) => {
    const twins = others.filter((other) => other[field] === application[field]);
    return {
      check: `duplicate_${field.replace("Index", "")}`,
      outcome: twins.length === 0 ? ("passed" as const) : ("attention" as const),
      details: Object.fromEntries(twins.map((twin) => [twin.id, twin.status])),
    };
  });
}

/** Trigram likeness from which on two names or addresses are worth a person's look. */
const ALIKE = { shopName: 0.6, shopAddress: 0.7 } as const;
const LIKENESS_SHOWN = 5;

/** Stores whose name or address is nearly the same: one shop may apply twice under two identities. */
async function likenessChecks(reader: Reader, application: Application): Promise<AutomaticCheck[]> {
  const checks: AutomaticCheck[] = [];
  for (const field of ["shopName", "shopAddress"] as const) {
    const value = application[field];
    if (value === null) continue;
    const likeness = sql<number>`similarity(${applications[field]}, ${value})`;
    const alike = await reader
      .select({ id: applications.id, likeness })
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
      .limit(LIKENESS_SHOWN);
    checks.push({
      check: `similar_${field}`,
      outcome: alike.length === 0 ? "passed" : "attention",
      details: Object.fromEntries(alike.map((twin) => [twin.id, `${Math.round(twin.likeness * 100)} %`])),
    });
  }
  return checks;
}
