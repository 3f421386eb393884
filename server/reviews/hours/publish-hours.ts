import type { z } from "zod";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { HourSetView, publishHoursInput } from "#server/domain/reviews/hours/views.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { versionEvidence } from "../version-evidence.ts";
import { decideHours } from "./decide-hours.ts";

/**
 * Puts proposed hours in force, by a second person who saw what they replace: every step from now on is promised by them, and
 * what waits keeps its deadline. Refuses with `needs_second_person` and `evidence_changed`.
 */
export function publishHours(
  ctx: Context,
  { evidenceHash, ...input }: z.infer<typeof publishHoursInput>,
): Promise<HourSetView> {
  return decideHours(ctx, input, {
    event: "publish",
    decide: async (tx, { body, number }) => {
      const replaced = await hoursInForce(tx);
      const hash = versionEvidence({ body }, replaced.number);
      requireEvidence(evidenceHash, hash);
      return {
        changes: { publishedAt: ctx.now, approvedById: personIdOf(ctx), evidenceHash: hash },
        facts: { number, replaces: replaced.number, evidenceHash: hash },
      };
    },
  });
}
