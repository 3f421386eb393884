import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications, documents } from "#db/schema/applications.ts";
import { requireEditable } from "#server/applications/require-editable.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { documentIdInput } from "#server/domain/documents/inputs.ts";
import { documentNotFound } from "./read-document.ts";

/** Takes a document out of its slot while the application may still be changed. */
export async function removeDocument(ctx: Context, input: z.infer<typeof documentIdInput>): Promise<void> {
  requirePermission(ctx, "application:write");
  await change(ctx, async (tx) => {
    const [found] = await tx
      .select({ document: documents, application: applications })
      .from(documents)
      .innerJoin(applications, eq(applications.id, documents.applicationId))
      .where(
        and(
          eq(documents.id, input.documentId),
          isNull(documents.replacedAt),
          eq(applications.applicantId, ctx.actor.id),
        ),
      );
    if (found === undefined) throw documentNotFound();
    const { document, application } = found;
    await requireEditable(tx, ctx, { application, field: `documents.${document.slot}` });
    await compareAndSet(tx, applications, { before: application, changes: {} });
    await tx.update(documents).set({ replacedAt: ctx.now }).where(eq(documents.id, document.id));
    await recordAudit(tx, ctx, {
      action: "document.remove",
      subjectType: "document",
      subjectId: document.id,
      after: { applicationId: application.id, slot: document.slot },
    });
  });
}
