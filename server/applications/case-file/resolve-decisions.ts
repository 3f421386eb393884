import { and, eq, inArray, isNull, like, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/applications.ts";
import { fieldTicks } from "#db/schema/desk.ts";
import type { Context } from "#server/context.ts";
import type { AnswerGroup } from "#server/domain/applications/answers.ts";

/** What staff said of a field's last answer, sending it back or letting it pass, does not hold for its next one. */
export async function resolveDecisions(
  tx: Transaction,
  ctx: Context,
  {
    applicationId,
    group,
    fields,
  }: { applicationId: string; group: AnswerGroup | "documents"; fields: readonly string[] },
): Promise<void> {
  if (fields.length === 0) return;
  const names = fields.map((field) => `${group}.${field}`);
  // Who has looked at the last answer has not looked at the next one.
  await tx
    .delete(fieldTicks)
    .where(
      and(
        eq(fieldTicks.applicationId, applicationId),
        or(inArray(fieldTicks.field, names), ...names.map((name) => like(fieldTicks.field, `${name}.%`))),
      ),
    );
  const nested = names.map((name) => like(decisions.field, `${name}.%`));
  await tx
    .update(decisions)
    .set({ resolvedAt: ctx.now })
    .where(
      and(
        eq(decisions.applicationId, applicationId),
        inArray(decisions.kind, ["correction", "override", "flag"]),
        isNull(decisions.resolvedAt),
        or(inArray(decisions.field, names), ...nested),
      ),
    );
}
