import { eq } from "drizzle-orm";
import { payouts, settlementAccounts, settlements } from "#db/schema/settlements.ts";
import { inTransaction } from "#db/transaction.ts";
import type { MockBank } from "#server/bank/mock/mock-bank.ts";
import type { Context } from "#server/context.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { nextWorkingDay } from "#server/domain/calendar/working-days.ts";
import { adjustmentPosting } from "#server/domain/ledger/posting.ts";
import type { AccountView, RunDetail } from "#server/domain/settlements/views.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { confirmAccount } from "#server/settlements/accounts/confirm-account.ts";
import { offerAccount } from "#server/settlements/accounts/offer-account.ts";
import { followPayouts } from "#server/settlements/payouts/follow-payouts.ts";
import { sendPayout } from "#server/settlements/payouts/send-payout.ts";
import { approveRun } from "#server/settlements/runs/approve-run.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { getRun } from "#server/settlements/runs/get-run.ts";
import { listRuns } from "#server/settlements/runs/list-runs.ts";
import { makeMerchant, makePerson, type World } from "../world/world.ts";

export interface SettledMerchant {
  merchantId: string;
  owner: (now?: Date) => Context;
}

let sources = 0;
const CARDS = ["6222021234567894", "6222020000000006", "6228480402564890018", "4539578763621486"];

/** Half past seven of the `nth` working day from now on, when runs are drafted. */
export function workingMorning(nth = 1): Date {
  let day = shanghaiDate(new Date());
  for (let n = 0; n < nth; n++) day = nextWorkingDay(day);
  return new Date(shanghaiDay(day).first.getTime() + 7.5 * HOUR_MS);
}

/** A merchant that has `fen` since an instant, and no account yet. */
export async function merchantWith(world: World, fen: number, at = new Date()): Promise<SettledMerchant> {
  const ownerId = await makePerson(world, ["applicant"]);
  const merchantId = await makeMerchant(world, ownerId);
  if (fen !== 0) await book(world, { merchantId, fen, at });
  const owner = (now?: Date) =>
    world.as({ kind: "person", id: ownerId, roles: ["applicant"], sessionId: "test" }, now);
  return { merchantId, owner };
}

export async function book(
  world: World,
  { merchantId, fen, at = new Date() }: { merchantId: string; fen: number; at?: Date },
): Promise<void> {
  const posting = { kind: "adjustment" as const, sourceId: `booked-${++sources}`, merchantId, at };
  const lines = adjustmentPosting("suspense", fen);
  await inTransaction(world.runtime.db, (tx) => postLines(tx, world.asSystem(), { ...posting, lines }));
}

export const bankOf = (world: World) => world.runtime.bank as MockBank;

/** Names an account and lets its small transfer arrive; it waits to be read back. */
export async function offered(
  world: World,
  { merchantId, owner }: SettledMerchant,
  card = 0,
): Promise<AccountView> {
  const account = {
    ...{ accountType: "personal" as const, accountName: "王店主", bankName: "中国工商银行" },
    accountNumber: CARDS[card] ?? "",
  };
  const given = await offerAccount(owner(), { merchantId, account });
  await sendPromised(world);
  await followLater(world);
  return given;
}

/** The amount that an account's owner reads on its statement. */
export async function proofOf(
  world: World,
  accountId: string,
): Promise<{ amountFen: number; version: number }> {
  const { db } = world.runtime;
  const [row] = await db.select().from(settlementAccounts).where(eq(settlementAccounts.id, accountId));
  return { amountFen: row?.proofFen ?? 0, version: row?.version ?? 0 };
}

/** An account that is named, transferred to and read back. */
export async function proven(world: World, merchant: SettledMerchant, card = 0): Promise<AccountView> {
  const { id: accountId } = await offered(world, merchant, card);
  return confirmAccount(merchant.owner(), { accountId, ...(await proofOf(world, accountId)) });
}

/** Whatever was promised is ordered at the bank. */
export async function sendPromised(world: World, now?: Date): Promise<void> {
  const { db } = world.runtime;
  const promised = await db.select().from(payouts).where(eq(payouts.status, "promised"));
  for (const { id } of promised)
    await sendPayout(world.asSystem(now), { payoutId: id }).catch(() => undefined);
}

/** The bank is asked, a while later. */
export const followLater = (world: World, now = new Date()) =>
  followPayouts(world.asSystem(new Date(now.getTime() + 3 * HOUR_MS)));

/** Drafts the run of a morning. */
export async function drafted(world: World, at = workingMorning()): Promise<RunDetail> {
  await draftRuns(world.asSystem(at));
  const { items } = await listRuns(world.asRole("finance"), {});
  return getRun(world.asRole("finance"), { runId: items[0]?.id ?? "" });
}

/** Approves a run as it is seen by its second person. */
export async function approved(world: World, { id: runId }: { id: string }): Promise<RunDetail> {
  const { second } = world.twoPeople();
  const { version, evidenceHash } = await getRun(second, { runId });
  return approveRun(second, { runId, version, evidenceHash });
}

/** Pays an approved run, and lets everything arrive. */
export async function paid(world: World, at = workingMorning()): Promise<void> {
  await carryOnRuns(world.asSystem(at));
  await sendPromised(world, at);
  await followLater(world, at);
  await carryOnRuns(world.asSystem(at));
}

export const settlementsOf = (world: World, merchantId: string) =>
  world.runtime.db.select().from(settlements).where(eq(settlements.merchantId, merchantId));
