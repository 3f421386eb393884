import type { Reader } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { type Editable, editableOf, isEditable } from "#server/domain/applications/editable.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type CaseFacts, readCaseFacts } from "./case-file/read-case-facts.ts";
import type { Application } from "./load-application.ts";

/** What the applicant may change of the application now. */
export function editableNow({ application, sentBack, requirements }: CaseFacts): Editable {
  return editableOf({
    status: application.status,
    sentBack: sentBack.map(({ field }) => field),
    currentlyDue: requirements.currentlyDue,
  });
}

/** Refuses a change of a field that is settled. */
export async function requireEditable(
  reader: Reader,
  ctx: Context,
  { application, field }: { application: Application; field: string },
): Promise<void> {
  const editable = editableNow(await readCaseFacts(reader, ctx, application));
  if (!isEditable(editable, field)) throw notEditable(field);
}

export function notEditable(field: string): DomainError {
  return new DomainError(
    "illegal_state",
    "not_editable",
    "This cannot be changed now. Only what was sent back can be corrected after submitting.",
    { field },
  );
}
