import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { preparableRunAt } from "#server/domain/settlements/rules.ts";
import type { RunDetail } from "#server/domain/settlements/views.ts";
import { openRun } from "./open-run.ts";
import { runDetailOf } from "./run-view-of.ts";

/** Somebody of finance begins a run with all that is due now; the jobs draft it, and another person approves it. */
export async function prepareRun(ctx: Context): Promise<RunDetail> {
  requirePermission(ctx, "settlement:prepare");
  const run = await change(ctx, (tx) => openRun(tx, ctx, preparableRunAt(ctx.now)));
  if (run === null)
    throw new DomainError("conflict", "run_open", "Another run is still to be decided. Decide on it first.");
  return read(ctx, (db) => runDetailOf(db, ctx, run));
}
