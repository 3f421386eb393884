import { and, eq, inArray, isNull, like, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applicationAnswers, applications, decisions } from "#db/schema/applications.ts";
import { inTransaction } from "#db/transaction.ts";
import { recordAudit } from "#server/audit/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  type AnswerGroup,
  type DraftAnswers,
  draftAnswers,
  startAnswers,
} from "#server/domain/application/answers.ts";
import { type ApplicationView, answerGroup } from "#server/domain/application/application-view.ts";
import { DomainError } from "#server/domain/errors.ts";
import { editableGroups } from "./editing.ts";
import { viewApplication } from "./get-application.ts";
import { answersContext, loadFile, loadOwnApplication } from "./internal.ts";

export const saveAnswersInput = z.strictObject({
  applicationId: z.string().max(40),
  group: answerGroup,
  answers: draftAnswers,
  /** The application's version that the screen shows; another tab's newer one is a conflict. */
  version: z.int(),
});
export type SaveAnswersInput = z.infer<typeof saveAnswersInput>;

/** Keeps what was typed of one group, finished or not; nothing typed is refused for being incomplete. */
export async function saveAnswers(ctx: Context, input: SaveAnswersInput): Promise<ApplicationView> {
  requirePermission(ctx, "application:write");
  return inTransaction(ctx.db, async (tx) => {
    const before = await loadOwnApplication(tx, ctx, input.applicationId);
    const file = await loadFile(tx, ctx, before.id);
    // In a draft any group may be typed in any order; only later are the groups counted.
    const editable = before.status === "draft" || editableGroups(before, file.facts).includes(input.group);
    if (!editable) throw notEditable(input.group);
    // Whoever goes on typing has not left: a draft's wait begins anew.
    const waiting = before.status === "draft" ? { waitingSince: ctx.now } : {};
    const changes = { ...waiting, ...(input.group === "start" && startChanges(input.answers)) };
    const after = await compareAndSet(tx, applications, { id: before.id, version: input.version }, changes);
    await writeGroup(tx, ctx, before.id, input.group, input.answers);
    const earlier: DraftAnswers = file.facts.answers[input.group] ?? {};
    const changed = Object.keys(input.answers).filter(
      (field) => JSON.stringify(input.answers[field]) !== JSON.stringify(earlier[field]),
    );
    await resolveCorrections(tx, ctx, before.id, input.group, changed);
    await recordAudit(tx, ctx, {
      action: "application.save_answers",
      subjectType: "application",
      subjectId: before.id,
      after: { group: input.group, changed },
    });
    return viewApplication(tx, ctx, after);
  });
}

/** Kind and product also stand on the application itself, where the desk filters by them. */
function startChanges(answers: DraftAnswers) {
  const parsed = startAnswers.safeParse(answers);
  return parsed.success ? parsed.data : { kind: null, product: null };
}

async function writeGroup(
  tx: Transaction,
  ctx: Context,
  applicationId: string,
  group: AnswerGroup,
  answers: DraftAnswers,
): Promise<void> {
  const body = ctx.vault.seal(JSON.stringify(answers), answersContext(applicationId, group));
  await tx
    .insert(applicationAnswers)
    .values({ applicationId, group, body, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: [applicationAnswers.applicationId, applicationAnswers.group],
      set: { body, updatedAt: ctx.now, version: sql`${applicationAnswers.version} + 1` },
    });
}

/** A field answered anew is no longer sent back; staff look at it again after the next submit. */
export async function resolveCorrections(
  tx: Transaction,
  ctx: Context,
  applicationId: string,
  group: AnswerGroup | "documents",
  fields: readonly string[],
): Promise<void> {
  if (fields.length === 0) return;
  const names = fields.map((field) => `${group}.${field}`);
  const nested = names.map((name) => like(decisions.field, `${name}.%`));
  await tx
    .update(decisions)
    .set({ resolvedAt: ctx.now })
    .where(
      and(
        eq(decisions.applicationId, applicationId),
        eq(decisions.kind, "correction"),
        isNull(decisions.resolvedAt),
        or(inArray(decisions.field, names), ...nested),
      ),
    );
}

export function notEditable(group: string): DomainError {
  return new DomainError(
    "illegal_state",
    "group_not_editable",
    "This part cannot be changed now. Only what was sent back can be corrected after submitting.",
    { group },
  );
}
