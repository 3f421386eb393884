import { and, asc, eq, exists, inArray, isNotNull, ne, notExists, or, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import {
  settlementAccounts,
  settlementEntries,
  settlementHolds,
  settlementRuns,
  settlements,
} from "#db/schema/settlements.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { invariant } from "#server/domain/errors.ts";
import { resolveLines } from "#server/ledger/resolve-lines.ts";
import { changeAbreast } from "../change-abreast.ts";
import { promisePayout } from "../payouts/promise-payout.ts";
import { accountInForce, reasonToHold } from "./draft-settlement.ts";

type Settlement = typeof settlements.$inferSelect;
const BATCH = 200;

/**
 * What follows from people's decisions, each settlement in a transaction of its own: an approved run is paid, what no
 * longer needs to be held goes on, a refused run is let go, and a run of which all is said is over.
 */
export async function carryOnRuns(ctx: Context): Promise<number> {
  requirePermission(ctx, "settlement:carry_on");
  const moved = (await releaseHeld(ctx)) + (await startDrafted(ctx)) + (await dissolveRefused(ctx));
  return moved + (await endRuns(ctx));
}

/** Held ones whose merchant has neither a hold nor lacks an account any more. */
async function releaseHeld(ctx: Context): Promise<number> {
  const merchantId = settlements.merchantId;
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(settlements)
      .where(
        and(
          eq(settlements.status, "held"),
          notExists(
            db
              .select({ one: sql`1` })
              .from(settlementHolds)
              .where(and(eq(settlementHolds.merchantId, merchantId), ne(settlementHolds.status, "released"))),
          ),
          exists(
            db
              .select({ one: sql`1` })
              .from(settlementAccounts)
              .where(
                and(eq(settlementAccounts.merchantId, merchantId), eq(settlementAccounts.status, "in_force")),
              ),
          ),
        ),
      )
      .orderBy(asc(settlements.since))
      .limit(BATCH),
  );
  return changeEach(ctx, due, async (tx, before) => {
    await lock(tx, LOCKS.balance(before.merchantId));
    if ((await reasonToHold(tx, before.merchantId)) !== null) return;
    await takeStep(tx, ctx, { noun: "settlement", before, event: "release", changes: { heldFor: null } });
  });
}

async function startDrafted(ctx: Context): Promise<number> {
  for (let started = 0; ; ) {
    const due = await read(ctx, (db) =>
      db
        .select({ settlement: settlements })
        .from(settlements)
        .innerJoin(settlementRuns, eq(settlementRuns.id, settlements.runId))
        .where(and(eq(settlements.status, "drafted"), isNotNull(settlementRuns.approvedById)))
        .orderBy(asc(settlements.since), asc(settlements.id))
        .limit(BATCH),
    );
    const moved = await changeAbreast(ctx, due, (tx, { settlement }) => start(tx, ctx, settlement));
    started += moved;
    if (due.length < BATCH || moved === 0) return started;
  }
}

/** Promises the payout, or holds what has a reason to be held by now. */
async function start(tx: Transaction, ctx: Context, before: Settlement): Promise<void> {
  const { merchantId, id: settlementId, netFen: amountFen } = before;
  await lock(tx, LOCKS.balance(merchantId));
  const heldFor = await reasonToHold(tx, merchantId);
  if (heldFor !== null)
    return void (await takeStep(tx, ctx, {
      noun: "settlement",
      before,
      event: "hold",
      changes: { heldFor },
    }));
  const account = await accountInForce(tx, merchantId);
  invariant(account !== null, "what is not held has an account");
  const facts = { merchantId, netFen: amountFen };
  await takeStep(tx, ctx, { noun: "settlement", before, event: "start", facts });
  await promisePayout(tx, ctx, { account, settlementId, amountFen });
}

async function dissolveRefused(ctx: Context): Promise<number> {
  for (let dissolved = 0; ; ) {
    const due = await read(ctx, (db) =>
      db
        .select({ settlement: settlements })
        .from(settlements)
        .innerJoin(settlementRuns, eq(settlementRuns.id, settlements.runId))
        .where(and(eq(settlementRuns.status, "dissolving"), inArray(settlements.status, ["drafted", "held"])))
        .limit(BATCH),
    );
    const moved = await changeAbreast(ctx, due, (tx, { settlement }) => dissolve(tx, ctx, settlement));
    dissolved += moved;
    if (due.length < BATCH || moved === 0) return dissolved;
  }
}

/** Lets go what was set aside: its entries are open again. */
async function dissolve(tx: Transaction, ctx: Context, before: Settlement): Promise<void> {
  const { id: sourceId, merchantId } = before;
  await takeStep(tx, ctx, { noun: "settlement", before, event: "dissolve", facts: { merchantId } });
  await tx
    .update(settlementEntries)
    .set({ releasedAt: ctx.now })
    .where(eq(settlementEntries.settlementId, sourceId));
  await resolveLines(tx, ctx, { kind: "settlement", sourceId, merchantId, at: ctx.now, lines: null });
}

/** Runs of which nothing is left to be done: each payout has had its first last word. */
async function endRuns(ctx: Context): Promise<number> {
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(settlementRuns)
      .where(
        and(
          inArray(settlementRuns.status, ["processing", "dissolving"]),
          notExists(
            db
              .select({ one: sql`1` })
              .from(settlements)
              .where(
                and(
                  eq(settlements.runId, settlementRuns.id),
                  or(
                    inArray(settlements.status, ["drafted", "processing"]),
                    and(eq(settlementRuns.status, "dissolving"), eq(settlements.status, "held")),
                  ),
                ),
              ),
          ),
        ),
      ),
  );
  return changeEach(ctx, due, (tx, before) =>
    takeStep(tx, ctx, {
      noun: "settlement_run",
      before,
      event: before.status === "dissolving" ? "dissolve" : "finish",
    }),
  );
}
