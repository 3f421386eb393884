import { and, asc, eq, gt, notExists, sql } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { merchants } from "#db/schema/merchants.ts";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { settlementAnswersOf } from "#server/applications/settlement-answers-of.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { giveAccount } from "./give-account.ts";

type Accountless = Pick<typeof merchants.$inferSelect, "id" | "applicationId">;
const BATCH = 200;

/**
 * Gives every merchant that has none on record the account of its application, as an approval does: it is proven by its
 * small transfer like any other. Merchants from before accounts were kept have none. Returns how many were given.
 */
export async function takeOverAccounts(ctx: Context): Promise<number> {
  requirePermission(ctx, "settlement:carry_on");
  let given = 0;
  for (let after = ""; ; ) {
    const due = await read(ctx, (db) => accountless(db, after));
    for (const merchant of due) if (await change(ctx, (tx) => takeOver(tx, ctx, merchant))) given++;
    const last = due.at(-1);
    if (last === undefined || due.length < BATCH) return given;
    after = last.id;
  }
}

function accountless(reader: Reader, after: string): Promise<Accountless[]> {
  const any = reader
    .select({ one: sql`1` })
    .from(settlementAccounts)
    .where(eq(settlementAccounts.merchantId, merchants.id));
  return reader
    .select({ id: merchants.id, applicationId: merchants.applicationId })
    .from(merchants)
    .where(and(gt(merchants.id, after), notExists(any)))
    .orderBy(asc(merchants.id))
    .limit(BATCH);
}

/** One whose application names no sound account is asked for one on its own page, and held until then. */
async function takeOver(tx: Transaction, ctx: Context, { id, applicationId }: Accountless): Promise<boolean> {
  await lock(tx, LOCKS.settlementAccounts(id));
  if ((await tx.$count(settlementAccounts, eq(settlementAccounts.merchantId, id))) > 0) return false;
  const account = await settlementAnswersOf(tx, ctx, applicationId);
  if (account === null) return false;
  await giveAccount(tx, ctx, { merchantId: id, account });
  return true;
}
