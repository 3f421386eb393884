import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { compareAndSet } from "#db/compare-and-set.ts";
import { insertRows, insertUnlessThere } from "#db/insert-rows.ts";
import { payments, refunds, voucherBatches } from "#db/schema/payments.ts";
import { inTransaction } from "#db/transaction.ts";
import { nextVoucherNumber } from "#server/payments/vouchers/next-voucher-number.ts";
import { newKey, paidOrder } from "../../support/payments/orders.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

// Statements that are built once and filled in write what the same statements wrote when they were built each time.

const world = worldOfFile(makeWorld);
const db = () => world().runtime.db;

async function refundRow() {
  const { paymentId } = await paidOrder(world());
  const now = new Date("2026-11-27T01:02:03.456Z");
  return {
    ...{ id: `ref_${newKey()}`, paymentId, idempotencyKey: newKey(), amountFen: 1, reason: "test" },
    ...{ status: "failed" as const, createdAt: now, since: now },
  };
}

test("a row's nulls, times and defaults arrive as they are, whatever the rows beside it have", async () => {
  const [plain, full] = [await refundRow(), await refundRow()];
  const rows = [
    { ...plain, failureReason: null, finishedAt: null },
    { ...full, failureReason: "no", finishedAt: plain.createdAt, requestedBy: "terminal" as const },
  ];
  await inTransaction(db(), (tx) => insertRows(tx, refunds, rows));
  const read = async (id: string) => (await db().select().from(refunds).where(eq(refunds.id, id)))[0];
  expect(await read(plain.id)).toMatchObject({
    failureReason: null,
    finishedAt: null,
    requestedBy: null,
    version: 1,
  });
  expect(await read(full.id)).toMatchObject({ failureReason: "no", finishedAt: plain.createdAt, version: 1 });
});

test("a row that is there already is left alone and not answered", async () => {
  const row = await refundRow();
  const target = [refunds.paymentId, refunds.idempotencyKey];
  const put = (change: object = {}) =>
    inTransaction(db(), (tx) => insertUnlessThere(tx, refunds, { row: { ...row, ...change }, target }));
  expect(await put()).toMatchObject({ id: row.id, reason: "test" });
  expect(await put({ id: "ref_other", reason: "other" })).toBeUndefined();
});

test("a null, a value and an expression change a row, and only the version that was seen", async () => {
  const { paymentId } = await paidOrder(world());
  const [before] = await db().select().from(payments).where(eq(payments.id, paymentId));
  if (before === undefined) throw new Error("the order is there to be read");
  const set = (version: number, changes: Parameters<typeof compareAndSet<typeof payments>>[2]["changes"]) =>
    inTransaction(db(), (tx) => compareAndSet(tx, payments, { before: { id: paymentId, version }, changes }));
  const doubted = { gatewayFault: "busy", gatewayRetryAt: before.createdAt };
  expect(await set(before.version, doubted)).toMatchObject({ ...doubted, version: before.version + 1 });
  const cleared = await set(before.version + 1, { gatewayFault: null, gatewayRetryAt: null });
  expect(cleared).toMatchObject({ gatewayFault: null, gatewayRetryAt: null, quote: before.quote });
  const counted = await set(before.version + 2, { gatewayTries: sql`${payments.gatewayTries} + 2` });
  expect(counted).toMatchObject({ gatewayTries: before.gatewayTries + 2 });
  await expect(set(before.version, doubted)).rejects.toMatchObject({ reason: "changed_meanwhile" });
});

test("voucher numbers have no gaps: one transaction at a time counts, and one that is undone gives its number back", async () => {
  const { place } = await paidOrder(world());
  const next = () => inTransaction(db(), (tx) => nextVoucherNumber(tx, place.terminalId, "B1"));
  const undone = inTransaction(db(), async (tx) => {
    await nextVoucherNumber(tx, place.terminalId, "B1");
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const numbers = await Promise.all(Array.from({ length: 12 }, next));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  const [batch] = await db().select().from(voucherBatches).where(eq(voucherBatches.batchNumber, "B1"));
  expect(batch?.issued).toBe(12);
});
