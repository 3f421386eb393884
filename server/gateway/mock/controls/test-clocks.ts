import type { HttpHandler } from "msw";
import { type Call, route } from "#server/gateway/mock/http/exchange.ts";
import { listPage } from "#server/gateway/mock/http/pages.ts";
import { optionalText, refuseUnknown, requiredInteger } from "#server/gateway/mock/http/params.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { type MockGateway, stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

interface TestClockRecord extends StoredObject {
  object: "test_helpers.test_clock";
  deletes_after: number;
  frozen_time: number;
  livemode: false;
  name: string | null;
  status: "ready";
  status_details: object;
}

const PATH = "/v1/test_helpers/test_clocks";
const KEPT_SECONDS = 30 * 86_400;

/** Stripe's test clocks; the clock of the whole mock is advanced at /v1/test_helpers/ruwang/clock. */
export function testClockHandlers(gateway: MockGateway): HttpHandler[] {
  return [
    route(gateway, { method: "post", path: PATH, work: create }),
    route(gateway, {
      method: "get",
      path: PATH,
      work: (call) => listPage<TestClockRecord>(call, { object: "test_helpers.test_clock", url: PATH }),
    }),
    route(gateway, { method: "get", path: `${PATH}/:id`, work: load }),
    route(gateway, { method: "post", path: `${PATH}/:id/advance`, work: advance }),
    route(gateway, {
      method: "delete",
      path: `${PATH}/:id`,
      work: (call) => {
        gateway.store.remove(load(call).id);
        return { id: call.id, object: "test_helpers.test_clock", deleted: true };
      },
    }),
  ];
}

function load(call: Call): TestClockRecord {
  const clock = call.gateway.store.find<TestClockRecord>("test_helpers.test_clock", call.account, call.id);
  if (clock === undefined) throw StripeFault.missing("test clock", call.id, "test_clock");
  return clock;
}

function create(call: Call): object {
  refuseUnknown(call.params, ["frozen_time", "name"]);
  const clock: TestClockRecord = {
    id: stripeId("clock"),
    object: "test_helpers.test_clock",
    created: call.now,
    deletes_after: call.now + KEPT_SECONDS,
    frozen_time: requiredInteger(call.params, "frozen_time"),
    livemode: false,
    name: optionalText(call.params, "name"),
    status: "ready",
    status_details: {},
  };
  call.gateway.store.save(call.account, clock);
  emitEvent(call, { type: "test_helpers.test_clock.created", object: clock });
  return clock;
}

function advance(call: Call): object {
  refuseUnknown(call.params, ["frozen_time"]);
  const clock = load(call);
  const to = requiredInteger(call.params, "frozen_time");
  if (to <= clock.frozen_time) {
    throw StripeFault.invalid("A test clock can only be advanced to a later time.", "frozen_time");
  }
  clock.frozen_time = to;
  call.gateway.store.save(call.account, clock);
  emitEvent(call, { type: "test_helpers.test_clock.ready", object: clock });
  return clock;
}
