import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { applications, documents } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { documentIdInput } from "#server/domain/documents/inputs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** A document's bytes, unless it was replaced, for its applicant and, once handed in, for the desk; every look by staff leaves an audit row. */
export async function readDocument(
  ctx: Context,
  input: z.infer<typeof documentIdInput>,
): Promise<{ bytes: Buffer; contentType: string }> {
  requirePermission(ctx, "document:read");
  const [found] = await read(ctx, (db) =>
    db
      .select({ document: documents, application: applications })
      .from(documents)
      .innerJoin(applications, eq(applications.id, documents.applicationId))
      .where(and(eq(documents.id, input.documentId), isNull(documents.replacedAt))),
  );
  const atDesk = isPermitted(ctx.actor.roles, "application:read");
  if (found === undefined) throw documentNotFound();
  const { applicantId, submittedAt } = found.application;
  const mayLook = applicantId === ctx.actor.id || (atDesk && submittedAt !== null);
  if (!mayLook) throw documentNotFound();
  const sealed = await ctx.storage.get(found.document.storageKey);
  if (sealed === null) {
    throw new DomainError(
      "unavailable",
      "document_missing",
      "The document cannot be read just now. Try again later.",
    );
  }
  if (atDesk) {
    await change(ctx, (tx) =>
      recordAudit(tx, ctx, { action: "document.read", subjectType: "document", subjectId: input.documentId }),
    );
  }
  return {
    bytes: ctx.vault.openBytes(sealed, placeOf("documents", found.document.id)),
    contentType: found.document.contentType,
  };
}

export function documentNotFound(): DomainError {
  return new DomainError("not_found", "document_not_found", "There is no such document.");
}
