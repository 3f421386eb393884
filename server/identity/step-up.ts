import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { people, sessions } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { stepUpInput } from "#server/domain/identity/inputs.ts";
import { forgive } from "./forgive.ts";
import { requirePerson } from "./require-person.ts";
import { spendTotpStep, totpStep } from "./second-factor.ts";
import { throttle } from "./throttle.ts";

/** Shows the second factor anew within a session: for ten minutes it opens what is shown to nobody else. */
export async function stepUp(ctx: Context, input: z.infer<typeof stepUpInput>): Promise<void> {
  requirePermission(ctx, "session:step_up");
  const { id, sessionId } = requirePerson(ctx);
  await throttle(ctx, "step_ups_of_person", id);
  const [person] = await read(ctx, (db) => db.select().from(people).where(eq(people.id, id)));
  const step = person === undefined ? null : totpStep(ctx, person, input.totp);
  if (step === null) throw refused();
  await change(ctx, async (tx) => {
    if (!(await spendTotpStep(tx, id, step))) throw refused();
    await tx
      .update(sessions)
      .set({ provenAt: ctx.now })
      .where(and(eq(sessions.id, sessionId), eq(sessions.personId, id)));
    await recordAudit(tx, ctx, { action: "session.step_up", subjectType: "session", subjectId: sessionId });
  });
  await forgive(ctx, "step_ups_of_person", id);
}

function refused(): DomainError {
  return new DomainError(
    "forbidden",
    "second_factor_refused",
    "The code is wrong or was used before. Wait for the next one and try again.",
  );
}
