import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { applicationIdInput } from "#server/domain/applications/inputs.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { viewApplication } from "./applicant-view.ts";
import { loadOwnApplication } from "./load-own-application.ts";

/** The applicant's own application with everything still due. */
export async function getApplication(
  ctx: Context,
  input: z.infer<typeof applicationIdInput>,
): Promise<ApplicationView> {
  requirePermission(ctx, "application:read_own");
  return read(ctx, async (db) =>
    viewApplication(db, ctx, await loadOwnApplication(db, ctx, input.applicationId)),
  );
}
