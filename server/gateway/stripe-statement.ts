import type Stripe from "stripe";
import { z } from "zod";
import { isStorable } from "#server/domain/fields/text.ts";
import { type StatementLine, yuanText } from "#server/domain/reconciliations/statement.ts";
import { csvRecords } from "./csv-records.ts";
import { GatewayError } from "./port.ts";

/** Stripe's itemized report of what changed the balance, with our own ids from the metadata. */
const REPORT_TYPE = "balance_change_from_activity.itemized.3";
const COLUMNS = [
  "balance_transaction_id",
  "created_utc",
  "reporting_category",
  "gross",
  "payment_intent_id",
  "payment_metadata[payment_id]",
  "refund_metadata[refund_id]",
] as const;
const CATEGORIES = { charge: "payment", refund: "refund" } as const;
const LINES_AT_ONCE = 5_000;
const POLL_MS = 1_000;
const MOST_POLLS = 600;

const text = z.string().max(200).refine(isStorable);
const line = z.object({
  balance_transaction_id: text.min(1),
  /** `2026-11-27 08:30:00`, in UTC. */
  created_utc: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
  reporting_category: text,
  gross: yuanText,
  payment_intent_id: text,
  "payment_metadata[payment_id]": text,
  "refund_metadata[refund_id]": text,
});

/** The report of a window, line by line as it arrives: it may be larger than memory. */
export async function* readStatement(
  stripe: Stripe,
  { window, download }: { window: { first: Date; last: Date }; download: (url: string) => Promise<Response> },
): AsyncIterable<StatementLine[]> {
  const response = await download(await reportUrl(stripe, window));
  if (!response.ok || response.body === null)
    throw new GatewayError("statement_unreadable", "The statement cannot be downloaded now.", true);
  let lines: StatementLine[] = [];
  for await (const record of csvRecords(response.body as unknown as AsyncIterable<Uint8Array>)) {
    const read = lineOf(record);
    if (read !== null) lines.push(read);
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

async function reportUrl(stripe: Stripe, { first, last }: { first: Date; last: Date }): Promise<string> {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  let run = await stripe.reporting.reportRuns.create({
    report_type: REPORT_TYPE,
    // Stripe's end is the first second that is no part of it.
    parameters: { interval_start: seconds(first), interval_end: seconds(last) + 1, columns: [...COLUMNS] },
  });
  for (let polls = 0; run.status === "pending" && polls < MOST_POLLS; polls++) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    run = await stripe.reporting.reportRuns.retrieve(run.id);
  }
  const url = run.result?.url;
  if (run.status === "succeeded" && url) return url;
  throw new GatewayError("statement_not_ready", "The gateway has not made the statement yet.", true);
}

/** A line as we read it; null for what moves no money of a shop, such as a payout. */
function lineOf(record: Record<string, string>): StatementLine | null {
  const read = line.safeParse(record);
  if (!read.success)
    throw new GatewayError(
      "statement_malformed",
      "A line of the statement cannot be read.",
      false,
      read.error,
    );
  const { reporting_category: category, gross, payment_intent_id: intentId } = read.data;
  if (category !== "charge" && category !== "refund") return null;
  const ourId =
    read.data[category === "charge" ? "payment_metadata[payment_id]" : "refund_metadata[refund_id]"];
  return {
    id: read.data.balance_transaction_id,
    movement: CATEGORIES[category],
    at: new Date(`${read.data.created_utc.replace(" ", "T")}Z`),
    amountFen: Math.abs(gross),
    intentId: intentId || null,
    ourId: ourId || null,
  };
}
