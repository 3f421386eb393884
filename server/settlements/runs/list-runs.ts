import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { settlementRuns } from "#db/schema/settlements.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listRunsInput } from "#server/domain/settlements/inputs.ts";
import type { runPage } from "#server/domain/settlements/views.ts";
import { runEvidence } from "./run-evidence.ts";
import { namesOf, runViewOf } from "./run-view-of.ts";

const KEYSET: Keyset = { at: settlementRuns.preparedAt, id: settlementRuns.id, first: "newest" };

/** Settlement runs with their totals, the newest first. */
export async function listRuns(
  ctx: Context,
  { status, cursor }: z.output<typeof listRunsInput>,
): Promise<z.infer<typeof runPage>> {
  requirePermission(ctx, "settlement:read");
  return read(ctx, async (db) => {
    const rows = await db
      .select()
      .from(settlementRuns)
      .where(
        and(
          status === undefined ? undefined : eq(settlementRuns.status, status),
          afterCursor(KEYSET, cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1);
    const names = await namesOf(
      db,
      rows.flatMap((run) => [run.preparedById, run.approvedById]),
    );
    const evidence = await Promise.all(
      rows.map(async (run) => [run.id, await runEvidence(db, run.id)] as const),
    );
    const of = new Map(evidence);
    return pageOf(
      rows,
      (run) => ({ at: run.preparedAt, id: run.id }),
      (run) => runViewOf(run, of.get(run.id) ?? NOTHING, names),
    );
  });
}

const NOTHING = { hash: "", merchants: 0, counts: {}, parts: zero() };

function zero() {
  const nothing = { takenFen: 0, refundedFen: 0, instalmentFeeFen: 0, acquiringFeeFen: 0 };
  return { ...nothing, serviceFeeFen: 0, adjustmentFen: 0, netFen: 0 };
}
