import { and, eq, ne, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { Requirements } from "#server/domain/application/requirements.ts";
import type { AutomaticCheck } from "./review-view.ts";

type Application = typeof applications.$inferSelect;

const DUPLICATE_FIELDS = ["idNumberIndex", "creditCodeIndex", "accountNumberIndex", "mobileIndex"] as const;

/** What the machine can say of a case: are the answers sound, are the documents there, is it a duplicate. */
export async function automaticChecks(
  reader: Reader,
  application: Application,
  requirements: Requirements,
): Promise<AutomaticCheck[]> {
  const faults = requirements.errors.filter((error) => error.reason === null);
  const missing = requirements.currentlyDue.filter((field) => field.startsWith("documents."));
  return [
    {
      check: "answers_sound",
      outcome: faults.length === 0 ? "passed" : "failed",
      details: Object.fromEntries(faults.map((fault) => [fault.field, fault.code])),
    },
    {
      check: "documents_complete",
      outcome: missing.length === 0 ? "passed" : "failed",
      details: Object.fromEntries(missing.map((field) => [field, "missing"])),
    },
    ...(await duplicateChecks(reader, application)),
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
