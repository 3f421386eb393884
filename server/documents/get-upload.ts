import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { uploadIdInput } from "#server/domain/documents/inputs.ts";
import { loadOwnUpload, type UploadView, uploadViewOf } from "./upload-rows.ts";

/** How far an upload came. */
export async function getUpload(ctx: Context, input: z.infer<typeof uploadIdInput>): Promise<UploadView> {
  requirePermission(ctx, "application:write");
  return uploadViewOf(await read(ctx, (db) => loadOwnUpload(db, ctx, input.uploadId)));
}
