import { type HttpHandler, HttpResponse, http } from "msw";
import { keepExchange } from "#server/gateway/mock/recording/recording.ts";
import { API_VERSION, type MockGateway, nowMs, PLATFORM_ACCOUNT, stripeId } from "../gateway.ts";
import { shown } from "../shown.ts";
import { authenticate } from "./authenticate.ts";
import type { Call } from "./call.ts";
import { expand, expandPaths } from "./expand.ts";
import { decodeForm } from "./form.ts";
import { claimKey, fingerprintOf, keepAnswer, releaseKey, type SavedAnswer } from "./idempotency.ts";
import { strike } from "./planned-faults.ts";
import type { DeclaredRoute } from "./route.ts";
import { StripeFault } from "./stripe-fault.ts";

const MAX_BODY = 256 * 1024;
const MAX_KEY = 255;

/** Serves one route of the gateway, with everything Stripe does around it. */
export function serveRoute(
  gateway: MockGateway,
  { method, path, perform: work }: DeclaredRoute,
): HttpHandler {
  return http[method](`*${path}`, async ({ request, params }) => {
    const form = request.method === "GET" ? new URL(request.url).search.slice(1) : await request.text();
    const response = await answerTo(gateway, { request, form, id: String(params.id ?? "") }, work);
    await keepExchange(gateway, { request, form, response });
    return response;
  });
}

interface Asked {
  request: Request;
  /** The form that was sent, or the query. */
  form: string;
  /** The id in the path, '' where there is none. */
  id: string;
}

async function answerTo(
  gateway: MockGateway,
  asked: Asked,
  work: DeclaredRoute["perform"],
): Promise<Response> {
  const requestId = stripeId("req", 14);
  const exchange = { method: asked.request.method, path: new URL(asked.request.url).pathname };
  try {
    const call = read(gateway, asked, requestId);
    const answer = await perform(call, exchange, work);
    gateway.wakeDeliveries();
    await strike(gateway, "after", exchange);
    return respond(call.idempotencyKey, answer);
  } catch (error) {
    return respond(null, faultAnswer(gateway, error, requestId));
  }
}

function read(gateway: MockGateway, { request, form, id }: Asked, requestId: string): Call {
  authenticate(request, gateway.settings.secretKey);
  if (form.length > MAX_BODY)
    throw new StripeFault(413, { type: "invalid_request_error", message: "Request too large." });
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key !== null && key.length > MAX_KEY) {
    throw StripeFault.invalid(`Idempotency keys can be up to ${MAX_KEY} characters.`, null);
  }
  return {
    gateway,
    params: decodeForm(form),
    id,
    requestId,
    account: request.headers.get("stripe-account") ?? PLATFORM_ACCOUNT,
    idempotencyKey: key,
    now: Math.floor(nowMs(gateway) / 1000),
  };
}

type Exchange = { method: string; path: string };
type Answer = SavedAnswer & { replayed: boolean };

/** Under an idempotency key, the effect and the saved answer commit together. */
async function perform(call: Call, exchange: Exchange, work: DeclaredRoute["perform"]): Promise<Answer> {
  const { store } = call.gateway;
  const key = call.idempotencyKey;
  if (key !== null) {
    const fingerprint = fingerprintOf(exchange.method, exchange.path, call.params);
    const saved = claimKey(store, { account: call.account, key, fingerprint, now: call.now * 1000 });
    if (saved !== null) return { ...saved, replayed: true };
  }
  try {
    await strike(call.gateway, "before", exchange);
    return store.transaction(() => {
      const answer = answerOf(call, work(call));
      if (key !== null) keepAnswer(store, { account: call.account, key, answer });
      return { ...answer, replayed: false };
    });
  } catch (error) {
    if (key !== null) releaseKey(store, call.account, key);
    throw error;
  }
}

function answerOf(call: Call, result: object): SavedAnswer {
  if (result instanceof StripeFault) return faultBody(result, call.requestId);
  const shownResult = expand(call, shown(result), expandPaths(call.params));
  return { status: 200, body: JSON.stringify(shownResult), requestId: call.requestId };
}

function faultBody(fault: StripeFault, requestId: string): SavedAnswer {
  return { status: fault.status, body: JSON.stringify({ error: fault.body }), requestId };
}

function faultAnswer(gateway: MockGateway, error: unknown, requestId: string): Answer {
  if (error instanceof StripeFault) return { ...faultBody(error, requestId), replayed: false };
  gateway.settings.log.error({ err: error, requestId }, "gateway request failed");
  const fault = new StripeFault(500, {
    type: "api_error",
    message: "Something went wrong on the gateway's end.",
  });
  return { ...faultBody(fault, requestId), replayed: false };
}

function respond(key: string | null, answer: Answer): Response {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "request-id": answer.requestId,
    "stripe-version": API_VERSION,
    "cache-control": "no-store",
  };
  if (key !== null) headers["idempotency-key"] = key;
  if (key !== null && answer.replayed) headers["idempotent-replayed"] = "true";
  return new HttpResponse(answer.body, { status: answer.status, headers });
}
