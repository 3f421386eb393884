import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { StatementLine } from "#server/domain/reconciliations/statement.ts";
import { createAlipayGateway } from "#server/gateway/alipay/alipay-gateway.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import { alipayBill, type BillRow } from "../../support/gateway/alipay/alipay-bill.ts";
import { type AlipayStandIn, startAlipay } from "../../support/gateway/alipay/alipay-stand-in.ts";

const DAY = "2026-11-26";
const BILLS = "https://dwbillcenter.alipay.com/downloadBillFile.resource";
let now = new Date(`${DAY}T18:00:00.000Z`);
let bytes: Uint8Array;
let alipay: AlipayStandIn;
let gateway: PaymentGateway;
const bills = setupServer(
  http.get(BILLS, ({ request }) => {
    // Piece by piece, cut anywhere: a bill may be larger than memory.
    expect(new URL(request.url).searchParams.get("bizDates")).toBe(DAY);
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 97) controller.enqueue(bytes.slice(at, at + 97));
        controller.close();
      },
    });
    return new HttpResponse(pieces);
  }),
);
beforeAll(async () => {
  alipay = await startAlipay();
  // The stand-in for the interface has a port of its own.
  bills.listen({ onUnhandledFrame: "bypass" });
  gateway = createAlipayGateway(alipay.settings, { timeoutMs: 1_000, now: () => now });
});
afterAll(async () => {
  bills.close();
  await alipay.stop();
});

async function read(rows: readonly BillRow[] | Uint8Array): Promise<StatementLine[]> {
  bytes = rows instanceof Uint8Array ? rows : alipayBill(rows);
  const lines: StatementLine[] = [];
  for await (const part of gateway.readStatement(shanghaiDay(DAY))) lines.push(...part);
  return lines;
}

const paid: BillRow = {
  ...{ trade: "2026112622001404910200000001", order: "pay_000000000000000000a1", kind: "交易" },
  ...{ doneAt: `${DAY} 00:00:05`, amount: "1288.00" },
};

test("a day's bill is read from GBK and ZIP: what was paid, and what went back by its own request", async () => {
  const back = { ...paid, kind: "退款", doneAt: `${DAY} 23:59:59`, amount: "-12.30" };
  const refunds = ["ref_1", "ref_2"].map((request) => ({ ...back, request }));
  const lines = await read([paid, ...refunds, { ...paid, trade: "2", kind: "其它" }]);
  expect(lines).toEqual([
    {
      ...{
        id: paid.trade,
        movement: "payment",
        amountFen: 128_800,
        at: new Date("2026-11-25T16:00:05.000Z"),
      },
      ...{ intentId: paid.order, ourId: paid.order },
    },
    ...["ref_1", "ref_2"].map((ourId) => ({
      ...{ id: `${paid.trade}:${ourId}`, movement: "refund", amountFen: 1_230 },
      at: new Date("2026-11-26T15:59:59.000Z"),
      ...{ intentId: paid.order, ourId },
    })),
  ]);
  expect(alipay.calls.at(-1)?.content).toEqual({ bill_type: "trade", bill_date: DAY });
});

test("many thousand lines come in parts, none lost at a cut", async () => {
  const rows = Array.from({ length: 12_345 }, (_, nr) => ({ ...paid, trade: `${nr + 1}` }));
  const lines = await read(rows);
  expect(lines).toHaveLength(12_345);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(12_345);
});

test("a bill that is not made yet is asked for again, and a day without trades has none", async () => {
  const missing = { refused: "isp.bill_not_exist" };
  alipay.befall(missing);
  await expect(read([])).rejects.toMatchObject({ reason: "statement_not_ready", retryable: true });
  const before = now;
  now = new Date("2026-11-27T05:00:00.000Z");
  alipay.befall(missing);
  expect(await read([])).toEqual([]);
  now = before;
});

test.each([
  ["no archive", new TextEncoder().encode("<html>too many requests</html>")],
  ["an amount that is none", alipayBill([{ ...paid, amount: "12.345" }])],
  ["a time that is none", alipayBill([{ ...paid, doneAt: "yesterday" }])],
])("refuses %s as malformed, for good", async (_what, file) => {
  await expect(read(file)).rejects.toMatchObject({ reason: "statement_malformed", retryable: false });
});

test("fetches a bill from nowhere but Alipay, wherever its answer leads", async () => {
  alipay.befall({ says: ["dwbillcenter.alipay.com", "alipay.com.example.test"] });
  await expect(read([paid])).rejects.toMatchObject({ reason: "statement_unreadable", retryable: false });
});
