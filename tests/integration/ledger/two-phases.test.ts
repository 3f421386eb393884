import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { brokenConstraint, inTransaction } from "#db/transaction.ts";
import { adjustmentPosting, serviceFeePosting, settlementPosting } from "#server/domain/ledger/posting.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { reserveLines } from "#server/ledger/reserve-lines.ts";
import { resolveLines } from "#server/ledger/resolve-lines.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { retryRefund } from "#server/payments/refunds/retry-refund.ts";
import { eventually } from "../../support/gateway/mock-gateway.ts";
import { newKey, paidOrder } from "../../support/payments/orders.ts";
import { makePlace, makeWorld, type Place } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const db = () => world().runtime.db;

let sources = 0;
const posting = (place: Place, at = new Date()) => ({
  kind: "adjustment" as const,
  sourceId: `test-${++sources}`,
  merchantId: place.merchantId,
  at,
});
const settling = (place: Place) => ({ ...posting(place), kind: "settlement" as const });

/** A merchant that has `fen` to be paid out. */
async function withBalance(fen: number): Promise<Place> {
  const place = await makePlace(world());
  const lines = adjustmentPosting("suspense", fen);
  await inTransaction(db(), (tx) => postLines(tx, world().asSystem(), { ...posting(place), lines }));
  return place;
}

const balances = ({ merchantId }: Place, at?: Date, by: "effective" | "recorded" = "effective") =>
  getBalances(world().asRole("finance"), { merchantId, by, ...(at && { at: at.toISOString() }) });

describe("money that is set aside", () => {
  test("is no longer available, and is booked or let go once", async () => {
    const place = await withBalance(1_000);
    const of = settling(place);
    const lines = settlementPosting(700);
    await inTransaction(db(), (tx) => reserveLines(tx, world().asSystem(), { ...of, lines }));
    expect(await balances(place)).toMatchObject({ postedFen: 1_000, reservedFen: -700, availableFen: 300 });
    const post = () => inTransaction(db(), (tx) => resolveLines(tx, world().asSystem(), { ...of, lines }));
    const letGo = () =>
      inTransaction(db(), (tx) => resolveLines(tx, world().asSystem(), { ...of, lines: null }));
    const ends = await Promise.allSettled([post(), letGo(), post()]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { postedFen, reservedFen, availableFen } = await balances(place);
    expect(reservedFen).toBe(0);
    expect(availableFen).toBe(postedFen);
    expect([300, 1_000]).toContain(postedFen);
  });

  test("never exceeds what is there, however many ask at once", async () => {
    const place = await withBalance(1_000);
    const lines = settlementPosting(300);
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        inTransaction(db(), (tx) => reserveLines(tx, world().asSystem(), { ...settling(place), lines })),
      ),
    );
    const refused = asked.flatMap((one) => (one.status === "rejected" ? [brokenConstraint(one.reason)] : []));
    expect(refused).toEqual(Array(5).fill("balance_limit"));
    expect((await balances(place)).availableFen).toBe(100);
  });

  test("of a refund waits for the gateway, and is given once it answers", async () => {
    const { place, paymentId } = await paidOrder(world());
    const refund = { paymentId, amountFen: 40_000, reason: "returned", idempotencyKey: newKey() };
    await world().gateway.control("faults", { count: 9, when: "before", status: 500, path: "/refunds" });
    const { status, refundId } = await refundPayment(place.terminal(), refund);
    expect(status).toBe("pending");
    expect(await balances(place)).toMatchObject({ postedFen: 99_400, reservedFen: -40_000 });
    await eventually(async () => {
      const ended = await retryRefund(world().asSystem(), { refundId }).catch(() => null);
      return ended?.status === "succeeded" ? true : undefined;
    }, 15_000);
    expect(await balances(place)).toMatchObject({ postedFen: 59_400, reservedFen: 0, expectedFen: 0 });
  });
});

describe("the ledger", () => {
  test("is told late of what took effect before, and answers by either time", async () => {
    const place = await withBalance(10_000);
    const now = Date.now();
    const [then, told] = [new Date(now - 86_400_000), new Date(now + 1_000)];
    const lines = serviceFeePosting(5_000);
    await inTransaction(db(), (tx) =>
      postLines(tx, world().asSystem(told), { ...posting(place, then), kind: "service_fee", lines }),
    );
    const between = new Date(now - 3_600_000);
    expect(await balances(place, between)).toMatchObject({ postedFen: -5_000 });
    expect(await balances(place, between, "recorded")).toMatchObject({ postedFen: 0 });
    expect(await balances(place, told)).toMatchObject({ postedFen: 5_000 });
  });

  test("books nothing twice, changes nothing, and takes nothing that does not sum to zero", async () => {
    const place = await withBalance(10_000);
    const lines = adjustmentPosting("suspense", 1);
    const once = { ...posting(place), lines };
    const book = (of: typeof once) => inTransaction(db(), (tx) => postLines(tx, world().asSystem(), of));
    const postingId = await book(once);
    await expect(book(once)).rejects.toThrow();
    const uneven = { ...posting(place), lines: lines.slice(1) };
    await expect(book(uneven)).rejects.toThrow();
    const [row] = await db().select().from(ledgerEntries).where(sql`posting_id = ${postingId}`);
    const more = [1, -1].map((amountFen, index) => ({
      ...(row as typeof ledgerEntries.$inferSelect),
      account: index === 0 ? ("campaign" as const) : ("suspense" as const),
      part: "whole" as const,
      amountFen,
    }));
    await expect(db().insert(ledgerEntries).values(more)).rejects.toThrow();
    await expect(db().update(ledgerEntries).set({ amountFen: 2 })).rejects.toThrow();
    await expect(db().delete(ledgerPostings)).rejects.toThrow();
  });
});
