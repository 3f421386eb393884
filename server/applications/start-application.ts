import { and, eq, inArray } from "drizzle-orm";
import { LOCKS, lock } from "#db/lock.ts";
import { applications } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { APPLICANT_RULES } from "#server/domain/applications/requirements.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { viewApplication } from "./applicant-view.ts";

/** Opens a draft. An applicant who has a draft already gets that one, so a double tap makes one application. */
export async function startApplication(ctx: Context): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return change(ctx, async (tx) => {
    // Rows that are not there yet cannot be locked.
    await lock(tx, LOCKS.newApplication(ctx.actor.id));
    const open = await tx
      .select()
      .from(applications)
      .where(
        and(
          eq(applications.applicantId, ctx.actor.id),
          inArray(applications.status, [...OPEN_APPLICATION_STATUSES]),
        ),
      );
    const draft = open.find((application) => application.status === "draft");
    if (draft !== undefined) return viewApplication(tx, ctx, draft);
    if (open.length >= APPLICANT_RULES.maxOpenPerIdNumber) {
      throw new DomainError(
        "limit_reached",
        "too_many_applications",
        `At most ${APPLICANT_RULES.maxOpenPerIdNumber} applications may be open at once. Finish or withdraw one first.`,
        { maximum: APPLICANT_RULES.maxOpenPerIdNumber },
      );
    }
    const id = makeId("application", ctx.randomBytes);
    const [created] = await tx
      .insert(applications)
      .values({ id, applicantId: ctx.actor.id, createdAt: ctx.now, ...waitingFrom("draft", ctx.now) })
      .returning();
    if (created === undefined) throw new Error("An insert answers its row");
    await recordAudit(tx, ctx, {
      action: "application.start",
      subjectType: "application",
      subjectId: id,
      after: { status: created.status },
    });
    return viewApplication(tx, ctx, created);
  });
}
