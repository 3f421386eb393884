import type { AlipaySdk } from "alipay-sdk";
import { z } from "zod";
import { readShanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import { isStorable } from "#server/domain/fields/text.ts";
import { GatewayError, type GatewayEvent, type WebhookDelivery } from "../port.ts";
import { intentOfTrade, tradeFields } from "./trade.ts";

/** Alipay's times are of Asia/Shanghai and say no zone. */
const instant = z.string().transform((written, ctx) => {
  const at = readShanghaiTime(written);
  if (at !== null) return at;
  ctx.addIssue({ code: "custom", message: "must be a time" });
  return z.NEVER;
});
const name = z
  .string()
  .regex(/^[\w.:-]{1,128}$/)
  .refine(isStorable);
const notice = z.looseObject({
  ...tradeFields,
  notify_id: name,
  notify_type: name,
  notify_time: instant,
  app_id: z.string(),
  gmt_payment: instant.nullish(),
  gmt_close: instant.nullish(),
});

/**
 * The event in an asynchronous notice: a form, signed by Alipay over its fields. It tells how a trade stands; that a part
 * went back is no event of ours, because the refund's own answer said so.
 */
export function readNotice(
  { sdk, appId }: { sdk: AlipaySdk; appId: string },
  { body }: WebhookDelivery,
): GatewayEvent {
  const fields = Object.fromEntries(new URLSearchParams(body));
  if (!isSigned(sdk, fields))
    throw new GatewayError(
      "signature_invalid",
      "The notice is not signed by Alipay. Nothing was changed.",
      false,
    );
  const read = notice.safeParse(fields);
  if (!read.success || read.data.app_id !== appId) {
    const text = "The notice has not the shape of one, or is for another application. Nothing was changed.";
    throw new GatewayError("event_malformed", text, false, read.error);
  }
  const { notify_id, notify_type, notify_time, gmt_payment, gmt_close, ...trade } = read.data;
  const intent = intentOfTrade(trade, { wasPaid: gmt_payment != null });
  const happenedAt = intent.status === "succeeded" ? gmt_payment : gmt_close;
  return {
    id: `alipay_${notify_id}`,
    type: `${notify_type}.${trade.trade_status}`,
    occurredAt: happenedAt ?? notify_time,
    intent,
    refund: null,
    plan: null,
  };
}

/** Only RSA2: the notice must not choose the weaker way of signing for itself. */
function isSigned(sdk: AlipaySdk, fields: Record<string, string>): boolean {
  return fields.sign_type === "RSA2" && sdk.checkNotifySignV2(fields);
}
