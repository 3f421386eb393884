import { type HttpHandler, HttpResponse, http } from "msw";
import { ruwangControlHandlers } from "./controls/ruwang-controls.ts";
import { testClockHandlers } from "./controls/test-clocks.ts";
import type { MockGateway } from "./gateway.ts";
import { accountHandlers } from "./objects/accounts.ts";
import { chargeHandlers } from "./objects/charges.ts";
import { eventHandlers } from "./objects/events.ts";
import { paymentIntentHandlers } from "./objects/payment-intents.ts";
import { refundHandlers } from "./objects/refunds.ts";
import { walletHandlers } from "./wallet/wallet-handlers.ts";
import { webhookEndpointHandlers } from "./webhooks/webhook-endpoints.ts";

/** The whole gateway; the same handlers serve in Vitest and on a port. The last ones catch what is unknown. */
export function gatewayHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/healthz", () => HttpResponse.json({ status: "ok" })),
    ...walletHandlers(gateway),
    ...ruwangControlHandlers(gateway),
    ...testClockHandlers(gateway),
    ...paymentIntentHandlers(gateway),
    ...chargeHandlers(gateway),
    ...refundHandlers(gateway),
    ...eventHandlers(gateway),
    ...webhookEndpointHandlers(gateway),
    ...accountHandlers(gateway),
    http.all("*/v1/*", ({ request }) => {
      const message = `Unrecognized request URL (${request.method}: ${new URL(request.url).pathname}).`;
      return HttpResponse.json({ error: { type: "invalid_request_error", message } }, { status: 404 });
    }),
  ];
}
