import { AlipayRequestError, type AlipaySdk } from "alipay-sdk";
import type { z } from "zod";
import { shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import { GatewayError } from "../port.ts";
import { refusalOf } from "./refusals.ts";

export interface AlipayClient {
  sdk: AlipaySdk;
  /** The gateway's own clock; what it asks is dated by it. */
  now: () => Date;
}

/** `10000`: the call did what it was to do. */
const DONE = "10000";

/**
 * One call with the official SDK: signed by us, and believed only when Alipay signed the answer. A `GatewayError` says
 * why there is none; where nothing signed came back, the call may have taken effect, and is worth asking again.
 */
export async function askAlipay<Answer>(
  { sdk, now }: AlipayClient,
  method: string,
  {
    content,
    notifyUrl,
    answer,
  }: { content: Record<string, unknown>; notifyUrl?: string; answer: z.ZodType<Answer> },
): Promise<Answer> {
  const params = {
    // The SDK writes the machine's own time of day, which is Shanghai's only there.
    timestamp: shanghaiTime(now()),
    ...(notifyUrl === undefined ? {} : { notifyUrl }),
    bizContent: content,
  };
  const result = await sdk.exec(method, params, { validateSign: true }).catch(unanswered);
  if (result.code !== DONE) throw refusalOf(result);
  const read = answer.safeParse(result);
  if (read.success) return read.data;
  throw new GatewayError("unexpected", `Alipay's answer to ${method} could not be read.`, false, read.error);
}

/** The SDK's words may repeat what was asked or answered, so that none of them goes on but as the cause. */
function unanswered(error: unknown): never {
  const unsigned = error instanceof AlipayRequestError && error.message.includes("验签失败");
  // A missing signature is what Node's verifier cannot even read.
  if (unsigned || error instanceof TypeError)
    throw new GatewayError("answer_unsigned", "The answer does not bear Alipay's signature.", true, error);
  throw new GatewayError("no_answer", "Alipay did not answer in time.", true, error);
}
