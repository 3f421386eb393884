import type { HttpHandler } from "msw";
import { route } from "#server/gateway/mock/http/exchange.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import type { EventRecord } from "#server/gateway/mock/webhooks/emit-event.ts";
import type { MockGateway } from "../gateway.ts";

const PATH = "/v1/events";

export function eventHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, {
      method: "get",
      path: PATH,
      work: (call) => listPage<EventRecord>(call, { object: "event", url: PATH, filters: ["type"] }),
    }),
    route(gateway, {
      method: "get",
      path: `${PATH}/:id`,
      work: (call) => {
        const event = gateway.store.find<EventRecord>("event", call.account, call.id);
        if (event === undefined) throw StripeFault.missing("event", call.id);
        return event;
      },
    }),
  ];
}
