import iconv from "iconv-lite";
import { z } from "zod";
import { HOUR_MS, MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { readShanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import { isStorable } from "#server/domain/fields/text.ts";
import type { StatementLine } from "#server/domain/reconciliations/statement.ts";
import { csvRecords } from "../csv-records.ts";
import { GatewayError } from "../port.ts";
import { type AlipayClient, askAlipay } from "./ask-alipay.ts";
import { yuan } from "./trade.ts";
import { unzipped } from "./unzipped.ts";

const METHOD = "alipay.data.dataservice.bill.downloadurl.query";
const LINES_AT_ONCE = 5_000;
const FETCHED_WITHIN_MS = 15 * MINUTE_MS;
/** Bills are made until nine in the morning, and now and then later. */
const MADE_WITHIN_MS = 12 * HOUR_MS;
/** Where Alipay keeps its bills, and those of its sandbox. */
const HOSTS = [".alipay.com", ".alipaydev.com"] as const;
const MOVEMENTS: Readonly<Record<string, StatementLine["movement"]>> = { 交易: "payment", 退款: "refund" };

const text = z.string().max(200).refine(isStorable);
const line = z.object({
  支付宝交易号: text.min(1),
  商户订单号: text,
  业务类型: text,
  完成时间: z.string(),
  "订单金额（元）": z.string(),
  "退款批次号/请求号": text,
});

type Download = (url: string) => Promise<Response>;

/** The bill of a day's trades (业务明细): a CSV file in GBK within a ZIP archive, line by line as it arrives. */
export async function* readBill(
  client: AlipayClient,
  { window, download = fetchBill }: { window: { first: Date; last: Date }; download?: Download | undefined },
): AsyncIterable<StatementLine[]> {
  const url = await billUrl(client, window);
  if (url === null) return;
  const response = await download(url);
  if (!response.ok || response.body === null)
    throw new GatewayError("statement_unreadable", "The bill cannot be downloaded now.", true);
  const csv = gbkText(unzipped(response.body as unknown as AsyncIterable<Uint8Array>, isBill));
  let lines: StatementLine[] = [];
  for await (const record of csvRecords(csv, { comments: "#", padded: true })) {
    const read = lineOf(record);
    if (read !== null) lines.push(read);
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

/** Null where Alipay had no trade on the day; while the bill may still be made, it is asked for again. */
async function billUrl(client: AlipayClient, { first, last }: { first: Date; last: Date }) {
  const content = { bill_type: "trade", bill_date: shanghaiDate(first) };
  const answer = z.looseObject({ bill_download_url: z.url() });
  try {
    return (await askAlipay(client, METHOD, { content, answer })).bill_download_url;
  } catch (error) {
    if (!(error instanceof GatewayError) || error.reason !== "bill_not_exist") throw error;
    if (client.now().getTime() - last.getTime() > MADE_WITHIN_MS) return null;
    throw new GatewayError("statement_not_ready", "Alipay has not made the bill yet.", true, error);
  }
}

async function fetchBill(url: string): Promise<Response> {
  const { hostname } = new URL(url);
  if (!HOSTS.some((host) => hostname.endsWith(host)))
    throw new GatewayError("statement_unreadable", "The bill lies on another host than Alipay's.", false);
  try {
    return await fetch(url, { redirect: "error", signal: AbortSignal.timeout(FETCHED_WITHIN_MS) });
  } catch (error) {
    throw new GatewayError("statement_unreadable", "The bill cannot be downloaded now.", true, error);
  }
}

/** The file of lines and not the one of sums; names in the archive are GBK without saying so. */
function isBill(name: string): boolean {
  const isPlain = [...name].every((character) => character <= "\u00ff");
  const read = isPlain ? iconv.decode(Buffer.from(name, "latin1"), "gbk") : name;
  return read.includes("业务明细") && !read.includes("汇总");
}

async function* gbkText(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = iconv.getDecoder("gbk");
  for await (const piece of bytes) yield decoder.write(Buffer.from(piece));
  yield decoder.end() ?? "";
}

/** A line as we read it; null for what neither is paid nor goes back. What goes back stands below nothing. */
function lineOf(record: Record<string, string>): StatementLine | null {
  const read = line.safeParse(record);
  if (!read.success) throw malformed(read.error);
  const movement = MOVEMENTS[read.data.业务类型];
  if (movement === undefined) return null;
  const at = readShanghaiTime(read.data.完成时间);
  const amount = yuan.safeParse(read.data["订单金额（元）"].replace(/^-/, ""));
  if (at === null || !amount.success) throw malformed(amount.error);
  const { 支付宝交易号: trade, 商户订单号: order, "退款批次号/请求号": refund } = read.data;
  const ofRefund = movement === "refund";
  return {
    // A trade's refunds bear its number: each is told apart by its own request.
    id: ofRefund ? `${trade}:${refund}` : trade,
    ...{ movement, at, amountFen: amount.data },
    intentId: order || null,
    ourId: (ofRefund ? refund : order) || null,
  };
}

function malformed(cause: unknown): GatewayError {
  return new GatewayError("statement_malformed", "A line of the bill cannot be read.", false, cause);
}
