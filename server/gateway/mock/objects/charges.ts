import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import { mergeMetadata, optionalText, refuseUnknown } from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import type { MockGateway } from "../gateway.ts";
import type { ChargeRecord } from "./charge.ts";

const PATH = "/v1/charges";

export function chargeHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, {
      method: "get",
      path: PATH,
      work: (call) =>
        listPage<ChargeRecord>(call, {
          object: "charge",
          url: PATH,
          filters: ["payment_intent", "customer"],
        }),
    }),
    route(gateway, { method: "get", path: `${PATH}/:id`, work: load }),
    route(gateway, { method: "post", path: `${PATH}/:id`, work: update }),
  ];
}

function load(call: Call): ChargeRecord {
  const charge = call.gateway.store.find<ChargeRecord>("charge", call.account, call.id);
  if (charge === undefined) throw StripeFault.missing("charge", call.id);
  return charge;
}

function update(call: Call): object {
  refuseUnknown(call.params, ["description", "metadata", "receipt_email", "shipping", "transfer_group"]);
  const charge = load(call);
  charge.metadata = mergeMetadata(charge.metadata, call.params);
  charge.description = optionalText(call.params, "description") ?? charge.description;
  return call.gateway.store.save(call.account, charge);
}
