import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type HttpHandler, HttpResponse, http } from "msw";
import { failIntent, succeedIntent } from "#server/gateway/mock/objects/intent-moves.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import { type MockGateway, nowSeconds, PLATFORM_ACCOUNT } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import { declineOf, WALLET_DECLINES } from "./declines.ts";
import { walletPage } from "./wallet-page.ts";
import { WALLET_STYLE } from "./wallet-style.ts";
import { walletLanguage } from "./wallet-words.ts";

/** One payer's phone, known by a cookie: whether Huabei is open there. */
interface PayerRecord extends StoredObject {
  object: "ruwang.payer";
  huabei_open: boolean;
}

/** How far one order has come in the wallet. */
interface WalletRecord extends StoredObject {
  object: "ruwang.wallet";
  plan_confirmed: boolean;
  wrong_passwords: number;
}

const DEMO_PASSWORD = "123456";
const MAX_WRONG = 5;
const SECURITY = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** The portal's own typeface, which the wallet serves itself: its pages may load nothing from elsewhere. */
const TYPEFACE = createRequire(import.meta.url).resolve(
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
);

/** What a payer's POST does to the order; runs in one transaction. */
type Step = (visit: Visit, form: URLSearchParams) => void;

interface Visit {
  gateway: MockGateway;
  intent: PaymentIntentRecord;
  wallet: WalletRecord;
  payer: PayerRecord;
}

export function walletHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    http.get("*/wallet/wallet.css", () =>
      HttpResponse.text(WALLET_STYLE, {
        headers: { ...SECURITY, "content-type": "text/css; charset=utf-8" },
      }),
    ),
    http.get("*/wallet/inter.woff2", () =>
      HttpResponse.arrayBuffer(new Uint8Array(readFileSync(TYPEFACE)).buffer, {
        headers: { ...SECURITY, "content-type": "font/woff2", "cache-control": "max-age=31536000" },
      }),
    ),
    http.get("*/wallet/:id", ({ request, params }) => show(gateway, request, String(params.id))),
    ...Object.entries(STEPS).map(([verb, step]) =>
      http.post(`*/wallet/:id/${verb}`, ({ request, params }) =>
        act(gateway, request, { id: String(params.id), step }),
      ),
    ),
  ];
}

const STEPS: Record<string, Step> = {
  open: (visit, form) => {
    if (form.get("agree") !== "yes") return;
    visit.gateway.store.save(PLATFORM_ACCOUNT, { ...visit.payer, huabei_open: true });
  },
  confirm: (visit) => {
    visit.gateway.store.save(PLATFORM_ACCOUNT, { ...visit.wallet, plan_confirmed: true });
  },
  pay: (visit, form) => {
    if (!isReadyToPay(visit)) return;
    if (form.get("password") === DEMO_PASSWORD) {
      succeedIntent(causeOf(visit.gateway), visit.intent);
      return;
    }
    const wrong = visit.wallet.wrong_passwords + 1;
    visit.gateway.store.save(PLATFORM_ACCOUNT, { ...visit.wallet, wrong_passwords: wrong });
    if (wrong >= MAX_WRONG) failIntent(causeOf(visit.gateway), visit.intent, declineOf("incorrect_password"));
  },
  refuse: (visit, form) => {
    const reason = WALLET_DECLINES.find((known) => known === form.get("reason"));
    failIntent(causeOf(visit.gateway), visit.intent, declineOf(reason ?? "payment_method_customer_decline"));
  },
};

/** A plan is paid only by a payer who opened Huabei and agreed to it; a forged POST changes nothing. */
function isReadyToPay({ intent, payer, wallet }: Visit): boolean {
  const instalments = intent.payment_method_options.alipay?.installments !== undefined;
  return !instalments || (payer.huabei_open && wallet.plan_confirmed);
}

function show(gateway: MockGateway, request: Request, id: string): Response {
  const payer = payerOf(gateway, request);
  const intent = findIntent(gateway, id);
  const wallet = walletOf(gateway, id);
  const body = walletPage({
    language: walletLanguage(request),
    intent,
    huabeiOpen: payer.huabei_open,
    planConfirmed: wallet.plan_confirmed,
    wrongPasswords: wallet.wrong_passwords,
    triesLeft: MAX_WRONG - wallet.wrong_passwords,
  });
  return HttpResponse.html(body, {
    status: intent === null ? 404 : 200,
    headers: { ...SECURITY, "set-cookie": payerCookie(payer.id) },
  });
}

async function act(
  gateway: MockGateway,
  request: Request,
  { id, step }: { id: string; step: Step },
): Promise<Response> {
  const site = request.headers.get("sec-fetch-site") ?? "same-origin";
  if (site !== "same-origin" && site !== "none")
    return HttpResponse.text("Cross-site request.", { status: 403 });
  const form = new URLSearchParams(await request.text());
  const payer = payerOf(gateway, request);
  gateway.store.transaction(() => {
    const intent = findIntent(gateway, id);
    if (intent?.status !== "requires_action") return;
    step({ gateway, intent, payer, wallet: walletOf(gateway, id) }, form);
  });
  gateway.wakeDeliveries();
  const location = `/wallet/${encodeURIComponent(id)}?lang=${walletLanguage(request)}`;
  return new HttpResponse(null, {
    status: 303,
    headers: { location, ...SECURITY, "set-cookie": payerCookie(payer.id) },
  });
}

function findIntent(gateway: MockGateway, id: string): PaymentIntentRecord | null {
  return gateway.store.find<PaymentIntentRecord>("payment_intent", PLATFORM_ACCOUNT, id) ?? null;
}

function walletOf(gateway: MockGateway, intentId: string): WalletRecord {
  const id = `wallet_${intentId}`;
  const kept = gateway.store.find<WalletRecord>("ruwang.wallet", PLATFORM_ACCOUNT, id);
  const created = nowSeconds(gateway);
  return kept ?? { id, object: "ruwang.wallet", created, plan_confirmed: false, wrong_passwords: 0 };
}

function payerOf(gateway: MockGateway, request: Request): PayerRecord {
  const cookie = /(?:^|;\s*)payer=(payer_[\w-]{22})(?:;|$)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const id = cookie ?? `payer_${randomBytes(16).toString("base64url")}`;
  const kept = gateway.store.find<PayerRecord>("ruwang.payer", PLATFORM_ACCOUNT, id);
  return kept ?? { id, object: "ruwang.payer", created: nowSeconds(gateway), huabei_open: false };
}

function payerCookie(id: string): string {
  return `payer=${id}; Path=/wallet; HttpOnly; SameSite=Lax; Max-Age=31536000`;
}

function causeOf(gateway: MockGateway) {
  return { gateway, account: PLATFORM_ACCOUNT, requestId: null, idempotencyKey: null };
}
