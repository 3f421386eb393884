import { max } from "drizzle-orm";
import { auditEvents } from "#db/schema/audit.ts";
import type { Context } from "#server/context.ts";
import { overseerOf } from "../world/overseer.ts";
import type { Proofs } from "./proofs.ts";
import type { SharedArrangement } from "./shared-arrangement.ts";
import { tracesIn, writtenSince } from "./traces.ts";

/** A verb that was called by whoever may, and what it left. */
export interface Deed<At, Result> {
  at: At;
  ctx: Context;
  result: Result;
  /** The tables that it wrote to. */
  written: string[];
  /** The newest audit row before it. */
  last: number;
}

/** Calls a verb once, for all that is to be said of it. */
export function deedOf<At, Result>(
  { as, call }: Proofs<At, Result>,
  { usingUp }: SharedArrangement<At>,
): () => Promise<Deed<At, Result>> {
  let done: Promise<Deed<At, Result>> | undefined;
  const act = async () => {
    const at = await usingUp();
    const ctx = as(at);
    const before = await tracesIn(ctx.db);
    const last = await newestAuditRow(ctx);
    const result = await call(ctx, at);
    return { at, ctx, result, written: await writtenSince(ctx.db, before), last };
  };
  return () => {
    done ??= act();
    return done;
  };
}

async function newestAuditRow({ db }: Context): Promise<number> {
  const [row] = await overseerOf(db)
    .select({ seq: max(auditEvents.seq) })
    .from(auditEvents);
  return row?.seq ?? 0;
}
