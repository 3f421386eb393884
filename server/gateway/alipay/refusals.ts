import { z } from "zod";
import { GatewayError } from "../port.ts";

const refusal = z.looseObject({ code: z.string(), sub_code: z.string().optional() });

/** `20000`: the service is not there now. */
const UNAVAILABLE = "20000";

/** What passes by itself, as Alipay spells it: the same call with the same number may yet work. */
const PASSING = new Set(["system_error", "unknow_error", "app_call_limited"]);

/** The trade stands otherwise than the call supposed: whoever asked looks how. */
const CLOSED = new Set(["trade_has_close", "trade_has_finished"]);
const NOT_WAITING = new Set([
  "trade_status_error",
  "reason_trade_status_invalid",
  "reason_illegal_status",
  ...CLOSED,
]);

/** A refusal in our words: `ACQ.TRADE_NOT_EXIST` becomes `trade_not_exist`. Alipay's own sentences go nowhere. */
export function refusalOf(answer: unknown): GatewayError {
  const { code, sub_code } = refusal.catch({ code: "unknown" }).parse(answer);
  const reason = reasonOf(sub_code ?? code);
  const retryable = code === UNAVAILABLE || PASSING.has(reason);
  return new GatewayError(reason, `Alipay refused: ${reason}.`, retryable);
}

function reasonOf(code: string): string {
  const [word = ""] = code.split(".").slice(-1);
  return /^[\w-]{1,80}$/.test(word) ? word.toLowerCase().replaceAll("-", "_") : "gateway_refused";
}

const refusedAs = (reasons: ReadonlySet<string>) => (error: unknown) =>
  error instanceof GatewayError && reasons.has(error.reason);

/** Nobody has opened this order in a wallet, so that Alipay has no trade of it. */
export const isUnseen = refusedAs(new Set(["trade_not_exist"]));
/** The trade is not waiting for its payer, any more. */
export const isNotWaiting = refusedAs(NOT_WAITING);
/** A second order under the number of one that was paid or closed. */
export const isKnownTrade = refusedAs(new Set(["trade_has_success", ...NOT_WAITING]));
/** Nothing can be given back of the trade by this call. */
export const isClosedTrade = refusedAs(NOT_WAITING);
