import { eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { settlementRuns, settlements } from "#db/schema/settlements.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isOvertaken } from "#server/domain/errors.ts";
import { SETTLED_KINDS } from "#server/domain/ledger/posting.ts";
import { dueRunAt } from "#server/domain/settlements/rules.ts";
import { abreast } from "../abreast.ts";
import { draftSettlement } from "./draft-settlement.ts";
import { openRun, type Run } from "./open-run.ts";

const BATCH = 200;

/**
 * Begins the day's run when it is due, and drafts what is begun, merchant by merchant, each in a transaction of its own:
 * cut off anywhere, it goes on from there. Returns how many merchants were looked at.
 */
export async function draftRuns(ctx: Context): Promise<number> {
  requirePermission(ctx, "settlement:carry_on");
  await beginDueRun(ctx);
  const drafting = eq(settlementRuns.status, "drafting");
  const [run] = await read(ctx, (db) => db.select().from(settlementRuns).where(drafting));
  if (run === undefined) return 0;
  try {
    return await draft(ctx, run);
  } catch (error) {
    // Another process drafts the same run and is further on: it goes on alone.
    if (isOvertaken(error)) return 0;
    throw error;
  }
}

async function beginDueRun(ctx: Context): Promise<void> {
  const due = dueRunAt(ctx.now);
  if (due === null) return;
  const sameDay = eq(settlementRuns.settlesOn, due.settlesOn);
  if ((await read(ctx, (db) => db.$count(settlementRuns, sameDay))) > 0) return;
  await change(ctx, (tx) => openRun(tx, ctx, due));
}

async function draft(ctx: Context, begun: Run): Promise<number> {
  let run = begun;
  for (let seen = 0; ; ) {
    const merchantIds = await read(ctx, (db) => merchantsToDraft(db, run));
    const inRun = run;
    await abreast(merchantIds, (merchantId) =>
      change(ctx, (tx) => draftSettlement(tx, ctx, { run: inRun, merchantId })),
    );
    seen += merchantIds.length;
    const draftedThrough = merchantIds.at(-1);
    if (draftedThrough === undefined) {
      await close(ctx, run);
      return seen;
    }
    run = await change(ctx, (tx) =>
      compareAndSet(tx, settlementRuns, { before: run, changes: { draftedThrough } }),
    );
  }
}

/** A run without anything to pay is over at once; any other waits for its second person. */
async function close(ctx: Context, run: Run): Promise<void> {
  await change(ctx, async (tx) => {
    const merchants = await tx.$count(settlements, eq(settlements.runId, run.id));
    await takeStep(tx, ctx, {
      noun: "settlement_run",
      before: run,
      event: merchants === 0 ? "finish" : "close",
      facts: { settlesOn: run.settlesOn, merchants },
    });
  });
}

const KINDS = sql.raw(SETTLED_KINDS.map((kind) => `'${kind}'`).join(", "));

/** The next merchants, by id, that may have something to be paid. */
async function merchantsToDraft(reader: Reader, run: Run): Promise<string[]> {
  const { rows } = await reader.execute<{ id: string }>(sql`
    select m.id from merchants m
      left join lateral (select s.open_from from settlements s where s.merchant_id = m.id and s.status <> 'dissolved'
        order by s.created_at desc, s.id desc limit 1) last on true
    where m.id > ${run.draftedThrough} and exists (
      select 1 from ledger_entries e join ledger_postings p on p.id = e.posting_id
      where e.merchant_id = m.id and e.account = 'merchant' and e.layer = 'posted'
        and e.recorded_at >= coalesce(last.open_from, '-infinity')
        and e.effective_at < ${run.cutoffAt.toISOString()}::timestamptz and p.kind in (${KINDS})
        and not exists (select 1 from settlement_entries s where s.posting_id = p.id and s.released_at is null))
    order by m.id limit ${BATCH}`);
  return rows.map(({ id }) => id);
}
