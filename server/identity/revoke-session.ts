import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { sessions } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { revokeSessionInput } from "#server/domain/identity/inputs.ts";
import { requirePerson } from "./require-person.ts";

/** Ends one of the signed-in person's sessions at once; signing out ends the current one. */
export async function revokeSession(ctx: Context, input: z.infer<typeof revokeSessionInput>): Promise<void> {
  const actor = requirePerson(ctx);
  await change(ctx, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.now })
      .where(
        and(eq(sessions.id, input.sessionId), eq(sessions.personId, actor.id), isNull(sessions.revokedAt)),
      )
      .returning({ id: sessions.id });
    if (ended.length === 0)
      throw new DomainError("not_found", "session_not_found", "There is no such session.");
    await recordAudit(tx, ctx, {
      action: "session.revoke",
      subjectType: "session",
      subjectId: input.sessionId,
    });
  });
}
