import { type HttpHandler, HttpResponse, http } from "msw";
import { accountHandlers } from "./accounts.ts";
import { chargeHandlers } from "./charges.ts";
import { eventHandlers } from "./events.ts";
import type { MockGateway } from "./gateway.ts";
import { paymentIntentHandlers } from "./payment-intents.ts";
import { refundHandlers } from "./refunds.ts";
import { ruwangControlHandlers } from "./ruwang-controls.ts";
import { testClockHandlers } from "./test-clocks.ts";
import { walletHandlers } from "./wallet/wallet-handlers.ts";
import { webhookEndpointHandlers } from "./webhook-endpoints.ts";

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
