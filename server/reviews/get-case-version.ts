import { eq, max } from "drizzle-orm";
import type { z } from "zod";
import { decisions } from "#db/schema/applications.ts";
import { loadHandedIn } from "#server/applications/load-handed-in.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { applicationIdInput } from "#server/domain/applications/inputs.ts";
import type { caseVersion } from "#server/domain/reviews/views.ts";

/** Whether somebody changed a case or said something of it since it was opened; tells nothing of what is in it. */
export async function getCaseVersion(
  ctx: Context,
  input: z.infer<typeof applicationIdInput>,
): Promise<z.infer<typeof caseVersion>> {
  requirePermission(ctx, "application:read");
  const { id, version } = await read(ctx, (db) => loadHandedIn(db, input.applicationId));
  const [row] = await read(ctx, (db) =>
    db
      .select({ saidAt: max(decisions.at) })
      .from(decisions)
      .where(eq(decisions.applicationId, id)),
  );
  return { version, saidAt: row?.saidAt?.toISOString() ?? null };
}
