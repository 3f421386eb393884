import { type HttpHandler, HttpResponse, http } from "msw";
import { dashboardHandlers } from "./dashboard/dashboard-handlers.ts";
import type { MockGateway } from "./gateway.ts";
import { serveRoute } from "./http/exchange.ts";
import { payersHandlers } from "./payers/payers-handlers.ts";
import { keepExchange } from "./recording/recording.ts";
import { billsHandlers } from "./repayments/bills-handlers.ts";
import { reportFileHandlers } from "./reports/report-file.ts";
import { GATEWAY_ROUTES } from "./routes.ts";
import { walletHandlers } from "./wallet/wallet-handlers.ts";

/** The whole gateway; the same handlers serve in Vitest and on a port. The last one catches what is unknown. */
export function gatewayHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/healthz", () => HttpResponse.json({ status: "ok" })),
    ...dashboardHandlers(gateway),
    ...payersHandlers(gateway),
    ...billsHandlers(gateway),
    ...walletHandlers(gateway),
    ...reportFileHandlers(gateway),
    ...GATEWAY_ROUTES.map((route) => serveRoute(gateway, route)),
    http.all("*/v1/*", ({ request }) => unknownAddress(gateway, request)),
  ];
}

async function unknownAddress(gateway: MockGateway, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const form = request.method === "GET" ? search.slice(1) : await request.text();
  const message = `Unrecognized request URL (${request.method}: ${pathname}).`;
  const response = HttpResponse.json({ error: { type: "invalid_request_error", message } }, { status: 404 });
  await keepExchange(gateway, { request, form, response });
  return response;
}
