import { type HttpHandler, HttpResponse, http } from "msw";
import type { MockGateway } from "./gateway.ts";
import { serveRoute } from "./http/exchange.ts";
import { payersHandlers } from "./payers/payers-handlers.ts";
import { GATEWAY_ROUTES } from "./routes.ts";
import { walletHandlers } from "./wallet/wallet-handlers.ts";

/** The whole gateway; the same handlers serve in Vitest and on a port. The last one catches what is unknown. */
export function gatewayHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/healthz", () => HttpResponse.json({ status: "ok" })),
    ...payersHandlers(gateway),
    ...walletHandlers(gateway),
    ...GATEWAY_ROUTES.map((route) => serveRoute(gateway, route)),
    http.all("*/v1/*", ({ request }) => {
      const message = `Unrecognized request URL (${request.method}: ${new URL(request.url).pathname}).`;
      return HttpResponse.json({ error: { type: "invalid_request_error", message } }, { status: 404 });
    }),
  ];
}
