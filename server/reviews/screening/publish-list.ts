import { eq } from "drizzle-orm";
import type { z } from "zod";
import { screeningLists } from "#db/schema/desk.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import type { publishListInput } from "#server/domain/reviews/screening/inputs.ts";
import type { ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { decideList } from "./decide-list.ts";
import { listEvidence, listInUse } from "./screening-list-rows.ts";

/**
 * Takes an imported list into use in the place of the one of its name, by a second person who saw what changes. Refuses with
 * `needs_second_person` and `evidence_changed`.
 */
export function publishList(
  ctx: Context,
  { evidenceHash, ...input }: z.infer<typeof publishListInput>,
): Promise<ScreeningListView[]> {
  return decideList(ctx, input, {
    event: "publish",
    decide: async (tx, before) => {
      const replaced = await listInUse(tx, before.name);
      const hash = listEvidence(before, replaced?.id ?? null);
      requireEvidence(evidenceHash, hash);
      if (replaced !== undefined)
        await tx
          .update(screeningLists)
          .set({ replacedAt: ctx.now })
          .where(eq(screeningLists.id, replaced.id));
      return {
        changes: { publishedAt: ctx.now, approvedById: personIdOf(ctx), evidenceHash: hash },
        facts: { name: before.name, rows: before.rows, replaces: replaced?.id ?? null, evidenceHash: hash },
      };
    },
  });
}
