import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { Scope } from "#server/domain/scope.ts";
import { listTerminalsOfScope } from "./list-terminals-of-scope.ts";

/** Page by page; a repeat promises again, and a terminal that has the content already gets nothing new. */
export async function rollOut(ctx: Context, scope: Scope, reason: string): Promise<number> {
  let reached = 0;
  for (let afterId = ""; ; ) {
    const ids = await read(ctx, (db) => listTerminalsOfScope(db, ctx, { of: scope, afterId }));
    const last = ids.at(-1);
    if (last === undefined) return reached;
    await change(ctx, async (tx) => {
      for (const terminalId of ids)
        await enqueue(tx, ctx, { topic: "config.issue", payload: { terminalId, reason } });
    });
    reached += ids.length;
    afterId = last;
  }
}
