import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { runRef } from "#server/domain/settlements/inputs.ts";
import type { RunDetail } from "#server/domain/settlements/views.ts";
import { loadRun } from "./load-run.ts";
import { runDetailOf } from "./run-view-of.ts";

/** One run with its totals and the hash that an approval sends back. */
export async function getRun(ctx: Context, { runId }: z.infer<typeof runRef>): Promise<RunDetail> {
  requirePermission(ctx, "settlement:read");
  return read(ctx, async (db) => runDetailOf(db, ctx, await loadRun(db, runId)));
}
