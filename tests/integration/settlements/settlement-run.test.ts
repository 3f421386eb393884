import { describe, expect, test } from "vitest";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getSettlement } from "#server/settlements/get-settlement.ts";
import { placeHold } from "#server/settlements/holds/place-hold.ts";
import { proposeRelease } from "#server/settlements/holds/propose-release.ts";
import { releaseHold } from "#server/settlements/holds/release-hold.ts";
import { followReturns } from "#server/settlements/payouts/follow-returns.ts";
import { retrySettlement } from "#server/settlements/retry-settlement.ts";
import { approveRun } from "#server/settlements/runs/approve-run.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { getRun } from "#server/settlements/runs/get-run.ts";
import { prepareRun } from "#server/settlements/runs/prepare-run.ts";
import { refuseRun } from "#server/settlements/runs/refuse-run.ts";
import {
  approved,
  bankOf,
  book,
  drafted,
  merchantWith,
  paid,
  proven,
  settlementsOf,
  workingMorning,
} from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const finance = () => world().asRole("finance");
/** Beyond the mornings that the tests live through. */
const at = new Date(Date.now() + 365 * 86_400_000).toISOString();
const balanceOf = (merchantId: string) => getBalances(finance(), { merchantId, by: "effective", at });
const oneOf = async (merchantId: string) => {
  const rows = await settlementsOf(world(), merchantId);
  const last = rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).at(-1);
  if (last === undefined) throw new Error("the merchant has a settlement");
  return getSettlement(finance(), { settlementId: last.id });
};
let morning = 0;
const nextMorning = () => workingMorning(++morning);
/** Every run of a file is another day's. */
async function settled(): Promise<Date> {
  const at = nextMorning();
  const run = await drafted(world(), at);
  if (run.status === "pending_second") await approved(world(), run);
  await paid(world(), at);
  return at;
}

describe("a settlement", () => {
  test("pays what was there before its day, once, and says how it comes about", async () => {
    const merchant = await merchantWith(world(), 10_000);
    await proven(world(), merchant);
    const at = nextMorning();
    await book(world(), { merchantId: merchant.merchantId, fen: -2_500 });
    const run = await drafted(world(), at);
    expect(run).toMatchObject({ status: "pending_second", preparedBy: null, merchants: 1, netFen: 7_500 });
    expect(await balanceOf(merchant.merchantId)).toMatchObject({ postedFen: 7_500, availableFen: 0 });
    await approved(world(), run);
    await paid(world(), at);
    expect(await oneOf(merchant.merchantId)).toMatchObject({
      ...{ status: "posted", netFen: 7_500, adjustmentFen: 7_500, entries: 2 },
      payouts: [{ status: "arrived", amountFen: 7_500 }],
    });
    expect(await getRun(finance(), { runId: run.id })).toMatchObject({ status: "posted" });
    const paidOut = [...bankOf(world()).credited().values()].filter((fen) => fen > 99);
    expect(paidOut).toEqual([7_500]);
    expect(await settled()).toBeDefined();
    expect(await settlementsOf(world(), merchant.merchantId)).toHaveLength(1);
  });

  test("waits until what was given back is earned again", async () => {
    const merchant = await merchantWith(world(), -3_000);
    await proven(world(), merchant);
    await settled();
    expect(await settlementsOf(world(), merchant.merchantId)).toEqual([]);
    await book(world(), { merchantId: merchant.merchantId, fen: 5_000 });
    await settled();
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "posted", netFen: 2_000, entries: 2 });
  });

  test("is held while its merchant has no account in force, and paid once it has", async () => {
    const merchant = await merchantWith(world(), 4_000);
    const at = await settled();
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "held", heldFor: "no_account" });
    await proven(world(), merchant);
    await paid(world(), at);
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "posted", heldFor: null });
  });

  test("that a bank refuses is paid again to another account, and never twice", async () => {
    const merchant = await merchantWith(world(), 6_000);
    await proven(world(), merchant);
    bankOf(world()).plan({ outcome: "rejected", reason: "account_closed" });
    const at = await settled();
    const failed = await oneOf(merchant.merchantId);
    expect(failed).toMatchObject({ status: "failed", failureReason: "account_closed" });
    const same = retrySettlement(finance(), { settlementId: failed.id, version: failed.version });
    await expect(same).rejects.toMatchObject({ reason: "account_refused" });
    await proven(world(), merchant, 1);
    const again = { settlementId: failed.id, version: failed.version };
    const tries = await Promise.allSettled([
      retrySettlement(finance(), again),
      retrySettlement(finance(), again),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await paid(world(), at);
    const after = await oneOf(merchant.merchantId);
    expect(after).toMatchObject({ status: "posted", failureReason: null });
    expect(after.payouts.map(({ status }) => status).sort()).toEqual(["arrived", "rejected"]);
    expect(await balanceOf(merchant.merchantId)).toMatchObject({ postedFen: 0, reservedFen: 0 });
  });

  test("that comes back after days lies in suspense until it is paid again", async () => {
    const merchant = await merchantWith(world(), 8_000);
    await proven(world(), merchant);
    bankOf(world()).plan({ outcome: "returned", reason: "name_differs" });
    const at = await settled();
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "posted" });
    await followReturns(world().asSystem());
    await followReturns(world().asSystem());
    const back = await oneOf(merchant.merchantId);
    expect(back).toMatchObject({ status: "failed", failureReason: "name_differs" });
    expect(await balanceOf(merchant.merchantId)).toMatchObject({ postedFen: 0, availableFen: 0 });
    await proven(world(), merchant, 1);
    await retrySettlement(finance(), { settlementId: back.id, version: back.version });
    await paid(world(), at);
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "posted" });
    expect(await balanceOf(merchant.merchantId)).toMatchObject({ postedFen: 0, availableFen: 0 });
  });

  test("whose answer is lost is asked for, and paid once", async () => {
    const merchant = await merchantWith(world(), 9_000);
    await proven(world(), merchant);
    bankOf(world()).plan({ outcome: "lost" });
    await settled();
    const { status, payouts } = await oneOf(merchant.merchantId);
    expect({ status, payouts: payouts.length }).toEqual({ status: "posted", payouts: 1 });
    expect([...bankOf(world()).credited().values()].filter((fen) => fen === 9_000)).toHaveLength(1);
  });
});

describe("a run", () => {
  test("is not approved by whoever prepared it, nor on totals that changed meanwhile", async () => {
    const merchant = await merchantWith(world(), 5_000);
    await proven(world(), merchant);
    const at = nextMorning();
    const preparer = world().as(
      { ...world().twoPeople().second.actor, roles: ["finance", "checker"] } as never,
      at,
    );
    const begun = await prepareRun(preparer);
    const run = await drafted(world(), at);
    expect(run.id).toBe(begun.id);
    const { version, evidenceHash } = run;
    const own = approveRun(preparer, { runId: run.id, version, evidenceHash });
    await expect(own).rejects.toMatchObject({ reason: "needs_second_person" });
    const admin = world().asRole("admin");
    const hold = await placeHold(admin, { merchantId: merchant.merchantId, reason: "涉嫌套现" });
    const stale = approveRun(admin, { runId: run.id, version, evidenceHash });
    await expect(stale).rejects.toMatchObject({ reason: "evidence_changed" });
    const refused = await refuseRun(admin, { runId: run.id, version, reason: "金额不对" });
    expect(refused.status).toBe("dissolving");
    await carryOnRuns(world().asSystem(at));
    expect(await getRun(finance(), { runId: run.id })).toMatchObject({ status: "refused" });
    expect(await balanceOf(merchant.merchantId)).toMatchObject({ reservedFen: 0, availableFen: 5_000 });
    const next = await settled();
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "held", heldFor: "hold" });
    const proposal = { holdId: hold.id, version: hold.version, reason: "已核实" };
    const { version: seen } = await proposeRelease(finance(), proposal);
    const release = { holdId: hold.id, version: seen };
    await expect(releaseHold(finance(), release)).rejects.toMatchObject({ reason: "needs_second_person" });
    await releaseHold(world().twoPeople().second, release);
    await paid(world(), next);
    expect(await oneOf(merchant.merchantId)).toMatchObject({ status: "posted", netFen: 5_000 });
  });
});
