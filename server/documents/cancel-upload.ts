import type { z } from "zod";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { uploadIdInput } from "#server/domain/documents/inputs.ts";
import { dropUpload, loadOwnUpload } from "./upload-rows.ts";

/** Ends an upload that is still on its way; a stored document stays. */
export async function cancelUpload(ctx: Context, input: z.infer<typeof uploadIdInput>): Promise<void> {
  requirePermission(ctx, "application:write");
  await change(ctx, async (tx) => {
    const { id, applicationId, slot } = await loadOwnUpload(tx, ctx, input.uploadId);
    if (!(await dropUpload(tx, ctx, id))) return;
    await recordAudit(tx, ctx, {
      action: "upload.cancel",
      subjectType: "upload",
      subjectId: id,
      after: { applicationId, slot },
    });
  });
}
