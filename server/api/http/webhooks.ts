import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { GatewayError, WEBHOOK_REFUSALS } from "#server/gateway/port.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { webRuntime } from "../runtime.ts";
import { readBody } from "./read-body.ts";
import { respond } from "./respond.ts";

const MAX_EVENT_BYTES = 512 * 1024;

type Taken = { taken: true; repeated: boolean } | { taken: false; status: number; reason: string };

/** `POST /api/webhooks/gateway`: a signed event; anything unsigned, stale or too long is refused unread. */
export function postGatewayWebhook(request: Request): Promise<Response> {
  return respond(async () => {
    const answer = await takeEvent(request);
    if (answer.taken) return Response.json({ received: true, repeated: answer.repeated });
    const { status, reason } = answer;
    return Response.json(
      { error: { code: "invalid_input", reason, message: "The event is refused." } },
      { status },
    );
  });
}

/**
 * `POST /api/webhooks/alipay`: the same in Alipay's words. Until it reads `success`, and nothing else, it sends the
 * notice again; so the word is said once the event is on record.
 */
export async function postAlipayNotice(request: Request): Promise<Response> {
  const { ok, status } = await respond(async () => {
    const answer = await takeEvent(request);
    return new Response(null, { status: answer.taken ? 200 : answer.status });
  });
  const headers = { "content-type": "text/plain; charset=utf-8" };
  return new Response(ok ? "success" : "fail", { status, headers });
}

async function takeEvent(request: Request): Promise<Taken> {
  const body = await readBody(request, MAX_EVENT_BYTES);
  if (body === null) return { taken: false, status: 413, reason: "event_too_large" };
  const runtime = webRuntime();
  try {
    const event = runtime.gateway.readWebhook({ body: body.toString(), headers: request.headers });
    const ctx = contextFor(runtime, { actor: systemActor("gateway"), now: new Date() });
    return { taken: true, ...(await recordGatewayEvent(ctx, event)) };
  } catch (error) {
    if (error instanceof GatewayError && WEBHOOK_REFUSALS.includes(error.reason))
      return { taken: false, status: 400, reason: error.reason };
    throw error;
  }
}
