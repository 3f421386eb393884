import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import {
  oneOfWords,
  optionalInteger,
  optionalText,
  refuseUnknown,
  requiredInteger,
} from "#server/gateway/mock/http/params.ts";
import { failIntent, refuseUnless, succeedIntent } from "#server/gateway/mock/objects/intent-moves.ts";
import { loadIntent } from "#server/gateway/mock/objects/payment-intents.ts";
import { declineOf, WALLET_DECLINES } from "#server/gateway/mock/wallet/declines.ts";
import { bendWebhooks, webhookBends } from "#server/gateway/mock/webhooks/webhook-plan.ts";
import { type MockGateway, nowSeconds } from "../gateway.ts";
import { type PlannedFault, planFault, plannedFaults } from "./faults.ts";

const PATH = "/v1/test_helpers/ruwang";
const BENDS = ["duplicate", "reorder", "delay", "forge", "drop"] as const;

/** Test controls; they survive a restart like everything else and end when used up or reset. */
export function ruwangControlHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, { method: "get", path: PATH, work: state }),
    route(gateway, {
      method: "post",
      path: `${PATH}/reset`,
      work: (call) => {
        gateway.store.clearControls();
        return state(call);
      },
    }),
    route(gateway, { method: "post", path: `${PATH}/faults`, work: (call) => plan(call, "fail") }),
    route(gateway, { method: "post", path: `${PATH}/delays`, work: (call) => plan(call, "delay") }),
    route(gateway, { method: "post", path: `${PATH}/webhooks`, work: bend }),
    route(gateway, { method: "post", path: `${PATH}/clock`, work: advanceClock }),
    route(gateway, {
      method: "post",
      path: `${PATH}/payment_intents/:id/pay`,
      work: (call) => {
        const intent = loadIntent(call);
        refuseUnless(intent, "pay", ["requires_action"]);
        return succeedIntent(call, intent);
      },
    }),
    route(gateway, {
      method: "post",
      path: `${PATH}/payment_intents/:id/refuse`,
      work: (call) => {
        const intent = loadIntent(call);
        refuseUnless(intent, "refuse", ["requires_action"]);
        return failIntent(
          call,
          intent,
          declineOf(oneOfWords(call.params, "reason", WALLET_DECLINES) ?? "insufficient_funds"),
        );
      },
    }),
  ];
}

function state(call: Call): object {
  const { gateway } = call;
  const [waiting] = gateway.store.rows<{ count: number }>(
    "select count(*) as count from deliveries where finished_at is null",
  );
  return {
    object: "ruwang.controls",
    now: nowSeconds(gateway),
    faults: plannedFaults(gateway),
    webhooks: webhookBends(gateway),
    deliveries_waiting: waiting?.count ?? 0,
  };
}

/** `count` (1), `method`, `path` (part of it), `when` before|after (before), `status` (500), `delay_ms` (0). */
function plan(call: Call, kind: PlannedFault["kind"]): object {
  const { params } = call;
  refuseUnknown(params, ["count", "method", "path", "when", "status", "delay_ms"]);
  planFault(call.gateway, {
    kind,
    count: optionalInteger(params, "count") ?? 1,
    method: optionalText(params, "method"),
    path: optionalText(params, "path"),
    when: oneOfWords(params, "when", ["before", "after"]) ?? "before",
    status: optionalInteger(params, "status") ?? 500,
    delayMs: optionalInteger(params, "delay_ms") ?? 0,
  });
  return state(call);
}

/** `kind` duplicate|reorder|delay|forge|drop, `count` (1), `delay_ms` (0). */
function bend(call: Call): object {
  refuseUnknown(call.params, ["kind", "count", "delay_ms"]);
  bendWebhooks(call.gateway, {
    kind: oneOfWords(call.params, "kind", BENDS) ?? "duplicate",
    count: optionalInteger(call.params, "count") ?? 1,
    delayMs: optionalInteger(call.params, "delay_ms") ?? 0,
  });
  return state(call);
}

function advanceClock(call: Call): object {
  refuseUnknown(call.params, ["seconds"]);
  const { store } = call.gateway;
  const offset = store.control("clock_offset_ms", 0) + requiredInteger(call.params, "seconds") * 1000;
  store.setControl("clock_offset_ms", offset);
  return state(call);
}
