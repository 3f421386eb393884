import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { caseAttachments } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import type { Application } from "#server/applications/load-application.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import type { Context } from "#server/context.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import type { attachmentView } from "#server/domain/reviews/attachments.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { attachmentNotFound } from "./attachment-not-found.ts";

/** What the desk laid beside a case, the oldest first. */
export async function attachmentsOf(
  reader: Reader,
  { actor, vault }: Context,
  { id, status }: Pick<Application, "id" | "status">,
): Promise<z.infer<typeof attachmentView>[]> {
  const rows = await reader
    .select({ file: caseAttachments, by: people.name })
    .from(caseAttachments)
    .innerJoin(people, eq(people.id, caseAttachments.attachedById))
    .where(eq(caseAttachments.applicationId, id))
    .orderBy(asc(caseAttachments.attachedAt), asc(caseAttachments.id));
  return rows.map(({ file, by }) => ({
    id: file.id,
    fileName: vault.open(file.fileName, placeOf("case_attachments.fileName", file.id)),
    contentType: file.contentType,
    sizeBytes: file.sizeBytes,
    by,
    at: file.attachedAt.toISOString(),
    removable: file.attachedById === actor.id && OPEN_APPLICATION_STATUSES.includes(status),
  }));
}

/** An attachment and its case; refuses with `attachment_not_found`. */
export async function loadAttachment(reader: Reader, attachmentId: string) {
  const [attachment] = await reader
    .select()
    .from(caseAttachments)
    .where(eq(caseAttachments.id, attachmentId));
  if (attachment === undefined) throw attachmentNotFound();
  return { attachment, application: await loadHandedIn(reader, attachment.applicationId) };
}
