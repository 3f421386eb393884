import { type HttpHandler, HttpResponse, http } from "msw";
import { signedDecimalYuan } from "#server/domain/money/yuan.ts";
import { authenticate } from "#server/gateway/mock/http/authenticate.ts";
import { strike } from "#server/gateway/mock/http/planned-faults.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import type { BalanceTransactionRecord } from "#server/gateway/mock/objects/balance-transaction.ts";
import type { ChargeRecord } from "#server/gateway/mock/objects/charge.ts";
import type { RefundRecord } from "#server/gateway/mock/objects/refund.ts";
import { type MockGateway, PLATFORM_ACCOUNT } from "../gateway.ts";
import type { ReportRunRecord } from "./report-run.ts";

/** The file of a report, for whoever has the key. Its lines are as the books are now, not as when it was made. */
export function reportFileHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/v1/files/:id/contents", async ({ request, params }) => {
      try {
        await strike(gateway, "before", { method: "GET", path: new URL(request.url).pathname });
        authenticate(request, gateway.settings.secretKey);
        return new HttpResponse(csvOf(gateway, runOf(gateway, String(params.id))), {
          headers: { "content-type": "text/csv; charset=utf-8" },
        });
      } catch (error) {
        if (!(error instanceof StripeFault)) throw error;
        return HttpResponse.json({ error: error.body }, { status: error.status });
      }
    }),
  ];
}

function runOf({ store }: MockGateway, fileId: string): ReportRunRecord {
  const [row] = store.rows<{ body: string }>(
    `select body from objects where object = 'reporting.report_run' and account = ?
       and json_extract(body, '$.result.id') = ?`,
    PLATFORM_ACCOUNT,
    fileId,
  );
  if (row === undefined) throw StripeFault.missing("file", fileId);
  return JSON.parse(row.body) as ReportRunRecord;
}

function csvOf(gateway: MockGateway, { parameters }: ReportRunRecord): string {
  const { columns, interval_start: start, interval_end: end } = parameters;
  const lines = gateway.store
    .rows<{ body: string }>(
      `select body from objects where object = 'balance_transaction' and account = ?
         and created >= ? and created < ? order by seq`,
      PLATFORM_ACCOUNT,
      start,
      end,
    )
    .map(({ body }) => valuesOf(gateway, JSON.parse(body) as BalanceTransactionRecord));
  return [columns, ...lines.map((values) => columns.map((column) => values[column] ?? ""))]
    .map((cells) => `${cells.map(quoted).join(",")}\n`)
    .join("");
}

function valuesOf(
  { store }: MockGateway,
  booked: BalanceTransactionRecord,
): Readonly<Record<string, string | undefined>> {
  const refund = store.find<RefundRecord>("refund", PLATFORM_ACCOUNT, booked.source);
  const charge = store.find<ChargeRecord>("charge", PLATFORM_ACCOUNT, refund?.charge ?? booked.source);
  const metadata = (of: "payment" | "refund", from: Readonly<Record<string, string>> = {}) =>
    Object.entries(from).map(([key, value]) => [`${of}_metadata[${key}]`, value] as const);
  return {
    balance_transaction_id: booked.id,
    created_utc: new Date(booked.created * 1000).toISOString().slice(0, 19).replace("T", " "),
    reporting_category: booked.reporting_category,
    gross: signedDecimalYuan(booked.amount),
    currency: booked.currency,
    source_id: booked.source,
    charge_id: charge?.id,
    payment_intent_id: charge?.payment_intent,
    ...Object.fromEntries([
      ...metadata("payment", charge?.metadata),
      ...metadata("refund", refund?.metadata),
    ]),
  };
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
