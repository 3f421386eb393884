import type { Reader } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";

/** Terminals in one page, each of which is promised its configuration in one transaction. */
export const PAGE = 500;

interface RollOut {
  /** Ids of the terminals that are reached, in their order, one page after that one. */
  pageAfter: (reader: Reader, afterId: string) => Promise<string[]>;
  reason: string;
}

/** Page by page; a repeat promises again, and a terminal that has the content already gets nothing new. */
export async function rollOut(ctx: Context, { pageAfter, reason }: RollOut): Promise<number> {
  let reached = 0;
  for (let afterId = ""; ; ) {
    const ids = await read(ctx, (db) => pageAfter(db, afterId));
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
