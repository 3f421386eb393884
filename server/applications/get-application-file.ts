import type { Reader } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { RequirementFacts } from "#server/domain/applications/requirements.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { type Vouched, vouchedFor } from "#server/domain/applications/vouched.ts";
import { viewApplication } from "./get-application.ts";
import { type Application, loadApplication, loadFile, loadOverridden } from "./load-application.ts";

export interface WholeApplication
  extends Pick<ApplicationView, "groups" | "documents" | "documentSlots" | "timeline" | "merchantId"> {
  application: Application;
  facts: RequirementFacts;
  /** Answers that break a rule, and whether staff have let them pass. */
  vouched: (Vouched & { overridden: boolean })[];
}

/** The desk's way to an application: the row, the unmasked facts and the applicant's view of it. */
export async function getApplicationFile(
  reader: Reader,
  ctx: Context,
  applicationId: string,
): Promise<WholeApplication> {
  requirePermission(ctx, "application:read");
  const application = await loadApplication(reader, applicationId);
  const { facts } = await loadFile(reader, ctx, applicationId);
  const overridden = await loadOverridden(reader, applicationId);
  const vouched = vouchedFor(facts).map((answer) => ({
    ...answer,
    overridden: overridden.includes(answer.field),
  }));
  const { groups, documents, documentSlots, timeline, merchantId } = await viewApplication(
    reader,
    ctx,
    application,
  );
  return { application, facts, vouched, groups, documents, documentSlots, timeline, merchantId };
}
