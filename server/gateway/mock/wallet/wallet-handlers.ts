import { type HttpHandler, http } from "msw";
import { isForeign, pageAnswer, refuseForeign, seeOther } from "#server/gateway/mock/pages/answers.ts";
import { styleHandler, typefaceHandler } from "#server/gateway/mock/pages/assets.ts";
import { pageLanguage } from "#server/gateway/mock/pages/language.ts";
import { payerCookie, payerOf } from "#server/gateway/mock/payers/payer-store.ts";
import type { MockGateway } from "../gateway.ts";
import { missingPage, walletPage } from "./wallet-page.ts";
import { readingOf } from "./wallet-reading.ts";
import { STEPS, type Step } from "./wallet-steps.ts";
import { WALLET_STYLE } from "./wallet-style.ts";
import { visitOf } from "./wallet-visit.ts";

/** The payer's pages of one order. */
export function walletHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    styleHandler("/wallet/wallet.css", WALLET_STYLE),
    typefaceHandler(),
    http.get("*/wallet/:id", ({ request, params }) => show(gateway, request, String(params.id))),
    ...Object.entries(STEPS).map(([verb, step]) =>
      http.post(`*/wallet/:id/${verb}`, ({ request, params }) =>
        act(gateway, request, { id: String(params.id), step }),
      ),
    ),
  ];
}

function show(gateway: MockGateway, request: Request, id: string): Response {
  const visit = visitOf(gateway, request, id);
  if (visit === null) {
    const reader = { language: pageLanguage(request), address: request.url };
    return pageAnswer(missingPage(reader), { status: 404 });
  }
  return pageAnswer(walletPage(readingOf(request, visit)), { cookie: payerCookie(visit.payer.id) });
}

async function act(
  gateway: MockGateway,
  request: Request,
  { id, step }: { id: string; step: Step },
): Promise<Response> {
  if (isForeign(request)) return refuseForeign();
  const form = new URLSearchParams(await request.text());
  const payerId = gateway.store.transaction(() => {
    const visit = visitOf(gateway, request, id);
    if (visit?.intent.status === "requires_action") step(visit, form);
    return visit?.payer.id ?? payerOf(gateway, request).id;
  });
  gateway.wakeDeliveries();
  const location = `/wallet/${encodeURIComponent(id)}?lang=${pageLanguage(request)}`;
  return seeOther(location, payerCookie(payerId));
}
