import { z } from "zod";
import type { Call } from "#server/gateway/mock/http/call.ts";
import { type Kind, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import {
  fieldsOf,
  NO_PARAMETERS,
  type ParameterTable,
  parameter,
  requiring,
} from "#server/gateway/mock/http/parameters.ts";
import { type PlannedFault, planFault, plannedFaults } from "#server/gateway/mock/http/planned-faults.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { filledText, integer, notNegative, positive } from "#server/gateway/mock/http/values.ts";
import { failIntent, refuseUnless, succeedIntent } from "#server/gateway/mock/objects/intent-moves.ts";
import { loadIntent } from "#server/gateway/mock/objects/payment-intents.ts";
import { collectDue } from "#server/gateway/mock/repayments/collect-due.ts";
import { declineOf, WALLET_DECLINES, type WalletDecline } from "#server/gateway/mock/wallet/declines.ts";
import { bendWebhooks, type WebhookBend, webhookBends } from "#server/gateway/mock/webhooks/webhook-plan.ts";
import { nowSeconds } from "../gateway.ts";
import { CONTROL_PATH } from "./control-path.ts";
import { RECORDING_ROUTES } from "./recording-controls.ts";

const PAYER: Kind = { object: "ruwang.payer", path: `${CONTROL_PATH}/payers`, missing: { called: "payer" } };

/** `count` (1), `method`, `path` (part of it), `when` before|after (before), `status` (500), `delay_ms` (0). */
const PLAN: ParameterTable<PlannedFault> = {
  ...fieldsOf<PlannedFault>({
    count: positive,
    method: filledText,
    path: filledText,
    when: z.enum(["before", "after"]),
    status: positive,
  }),
  delay_ms: delay(),
};

/** `kind` duplicate|reorder|delay|forge|drop, `count` (1), `delay_ms` (0). */
const BEND: ParameterTable<WebhookBend> = {
  ...fieldsOf<WebhookBend>({
    count: positive,
    kind: z.enum(["duplicate", "reorder", "delay", "forge", "drop"]),
  }),
  delay_ms: delay(),
};

const ADVANCE = requiring(["seconds"], fieldsOf<{ seconds: number }>({ seconds: integer }));
const reason = parameter(z.enum(WALLET_DECLINES), (refusal: { reason: WalletDecline }, given) => {
  refusal.reason = given;
});

/** Test controls; they survive a restart like everything else and end when used up or reset. */
export const CONTROL_ROUTES: readonly DeclaredRoute[] = [
  route({ method: "get", path: CONTROL_PATH, parameters: NO_PARAMETERS, work: state }),
  ...RECORDING_ROUTES,
  listRoute(PAYER),
  retrieveRoute(PAYER),
  route({
    method: "post",
    path: `${CONTROL_PATH}/reset`,
    parameters: NO_PARAMETERS,
    work: (call) => {
      call.gateway.store.clearControls();
      return state(call);
    },
  }),
  planRoute("faults", "fail"),
  planRoute("delays", "delay"),
  route({
    method: "post",
    path: `${CONTROL_PATH}/webhooks`,
    parameters: BEND,
    work: (call, given) => {
      bendWebhooks(call.gateway, given.applyTo({ kind: "duplicate", count: 1, delayMs: 0 }));
      return state(call);
    },
  }),
  route({
    method: "post",
    path: `${CONTROL_PATH}/clock`,
    parameters: ADVANCE,
    work: (call, given) => {
      const { store } = call.gateway;
      const forward = given.applyTo({ seconds: 0 }).seconds * 1000;
      store.setControl("clock_offset_ms", store.control("clock_offset_ms", 0) + forward);
      while (collectDue(call.gateway) > 0);
      return state(call);
    },
  }),
  route({
    method: "post",
    path: `${CONTROL_PATH}/payment_intents/:id/pay`,
    parameters: NO_PARAMETERS,
    work: (call) => {
      const intent = loadIntent(call);
      refuseUnless(intent, "pay", ["requires_action"]);
      return succeedIntent(call, intent);
    },
  }),
  route({
    method: "post",
    path: `${CONTROL_PATH}/payment_intents/:id/refuse`,
    parameters: { reason },
    work: (call, given) => {
      const intent = loadIntent(call);
      refuseUnless(intent, "refuse", ["requires_action"]);
      const refusal = given.applyTo({ reason: "insufficient_funds" as WalletDecline });
      return failIntent(call, intent, declineOf(refusal.reason));
    },
  }),
];

function planRoute(name: string, kind: PlannedFault["kind"]): DeclaredRoute {
  const blank = {
    kind,
    count: 1,
    method: null,
    path: null,
    when: "before" as const,
    status: 500,
    delayMs: 0,
  };
  return route<PlannedFault>({
    method: "post",
    path: `${CONTROL_PATH}/${name}`,
    parameters: PLAN,
    work: (call, given) => {
      planFault(call.gateway, given.applyTo<PlannedFault>({ ...blank }));
      return state(call);
    },
  });
}

function delay() {
  return parameter(notNegative, (bent: { delayMs: number }, ms) => {
    bent.delayMs = ms;
  });
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
