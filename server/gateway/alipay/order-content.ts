import { shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import { decimalYuan } from "#server/domain/money/yuan.ts";
import type { CreateIntentInput } from "../port.ts";

const LONGEST_SUBJECT = 256;

/**
 * What Alipay is asked to collect. The order's end is a time and not a span, so that asking again asks the same; a plan
 * leaves the payer no other way to pay than in instalments.
 */
export function orderContent(input: CreateIntentInput): Record<string, unknown> {
  const order = {
    out_trade_no: input.paymentId,
    total_amount: decimalYuan(input.amountFen),
    subject: subjectOf(input),
    time_expire: shanghaiTime(input.expiresAt),
  };
  if (input.plan === null) return order;
  return {
    ...order,
    enable_pay_channels: "pcreditpayInstallment",
    extend_params: {
      hb_fq_num: String(input.plan.term),
      hb_fq_seller_percent: input.plan.bearer === "seller" ? "100" : "0",
    },
  };
}

/** Alipay takes no `/`, `=` or `&` in a subject. */
function subjectOf({ merchant, orderNumber }: CreateIntentInput): string {
  const plain = `${merchant.name} ${orderNumber}`.replaceAll(/[/=&]/g, " ");
  return [...plain].slice(0, LONGEST_SUBJECT).join("");
}
