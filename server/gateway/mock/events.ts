import type { HttpHandler } from "msw";
import type { EventRecord } from "./emit-event.ts";
import { route } from "./exchange.ts";
import type { MockGateway } from "./gateway.ts";
import { listPage } from "./pages.ts";
import { StripeFault } from "./stripe-fault.ts";

const PATH = "/v1/events";

export function eventHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, "get", PATH, (call) =>
      listPage<EventRecord>(call, { object: "event", url: PATH, filters: ["type"] }),
    ),
    route(gateway, "get", `${PATH}/:id`, (call) => {
      const event = gateway.store.find<EventRecord>("event", call.account, call.id);
      if (event === undefined) throw StripeFault.missing("event", call.id);
      return event;
    }),
  ];
}
