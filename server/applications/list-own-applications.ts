import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { applications } from "#db/schema/applications.ts";
import { merchants } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { applicationSummary } from "#server/domain/applications/views.ts";

/** The signed-in applicant's applications, newest first. */
export async function listOwnApplications(ctx: Context): Promise<z.infer<typeof applicationSummary>[]> {
  requirePermission(ctx, "application:read_own");
  const rows = await read(ctx, (db) =>
    db
      .select({ application: applications, merchantId: merchants.id })
      .from(applications)
      .leftJoin(merchants, eq(merchants.applicationId, applications.id))
      .where(eq(applications.applicantId, ctx.actor.id))
      .orderBy(desc(applications.createdAt))
      .limit(20),
  );
  return rows.map(({ application, merchantId }) => ({
    id: application.id,
    status: application.status,
    kind: application.kind,
    product: application.product,
    merchantId,
    shopName: application.shopName,
    createdAt: application.createdAt.toISOString(),
    submittedAt: application.submittedAt?.toISOString() ?? null,
  }));
}
