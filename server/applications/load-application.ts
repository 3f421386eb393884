import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { type Editable, editableOf, isEditable } from "#server/domain/applications/editable.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type Application, type CaseFacts, readCaseFacts } from "./case-file.ts";

/** The applicant's own application; anybody else's is not found. */
export async function loadOwnApplication(reader: Reader, ctx: Context, id: string): Promise<Application> {
  const [row] = await reader
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), eq(applications.applicantId, ctx.actor.id)));
  if (row === undefined) throw applicationNotFound();
  return row;
}

export async function loadApplication(reader: Reader, id: string): Promise<Application> {
  const [row] = await reader.select().from(applications).where(eq(applications.id, id));
  if (row === undefined) throw applicationNotFound();
  return row;
}

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
  application: Application,
  field: string,
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

/** Applications of the same identity number that are still open, other than `exceptId`. */
export async function countOpenByIdNumber(reader: Reader, index: string, exceptId: string): Promise<number> {
  const rows = await reader
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.idNumberIndex, index),
        inArray(applications.status, [...OPEN_APPLICATION_STATUSES]),
      ),
    );
  return rows.filter((row) => row.id !== exceptId).length;
}

export function applicationNotFound(): DomainError {
  return new DomainError("not_found", "application_not_found", "There is no such application.");
}
