import { contextFor } from "#server/context.ts";
import { systemActor } from "#server/domain/actor.ts";
import { GatewayError, WEBHOOK_REFUSALS } from "#server/gateway/port.ts";
import { recordGatewayEvent } from "#server/payments/gateway/record-gateway-event.ts";
import { webRuntime } from "../runtime.ts";
import { readBody } from "./read-body.ts";
import { respond } from "./respond.ts";

const MAX_EVENT_BYTES = 512 * 1024;

/** `POST /api/webhooks/gateway`: a signed event; anything unsigned, stale or too long is refused unread. */
export function postGatewayWebhook(request: Request): Promise<Response> {
  return respond(async () => {
    const body = await readBody(request, MAX_EVENT_BYTES);
    if (body === null) return refused(413, "event_too_large");
    const runtime = webRuntime();
    try {
      const event = runtime.gateway.readWebhook(
        body.toString(),
        request.headers.get("stripe-signature") ?? "",
      );
      const ctx = contextFor(runtime, { actor: systemActor("gateway"), now: new Date() });
      return Response.json({ received: true, ...(await recordGatewayEvent(ctx, event)) });
    } catch (error) {
      if (error instanceof GatewayError && WEBHOOK_REFUSALS.includes(error.reason))
        return refused(400, error.reason);
      throw error;
    }
  });
}

function refused(status: number, reason: string): Response {
  return Response.json(
    { error: { code: "invalid_input", reason, message: "The event is refused." } },
    { status },
  );
}
