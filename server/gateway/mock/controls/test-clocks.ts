import type { Call } from "#server/gateway/mock/http/call.ts";
import { deleteRoute, type Kind, load, retrieveRoute } from "#server/gateway/mock/http/loading.ts";
import { listRoute } from "#server/gateway/mock/http/pages.ts";
import {
  fieldsOf,
  type Given,
  type ParameterTable,
  requiring,
} from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import { StripeFault } from "#server/gateway/mock/http/stripe-fault.ts";
import { notNegative, text } from "#server/gateway/mock/http/values.ts";
import { emitEvent } from "#server/gateway/mock/webhooks/emit-event.ts";
import { stripeId } from "../gateway.ts";
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

const TEST_CLOCK: Kind = {
  object: "test_helpers.test_clock",
  path: "/v1/test_helpers/test_clocks",
  missing: { called: "test clock", param: "test_clock" },
};
const KEPT_SECONDS = 30 * 86_400;

const ADVANCE = requiring(["frozen_time"], fieldsOf<TestClockRecord>({ frozen_time: notNegative }));
const CREATE: ParameterTable<TestClockRecord> = { ...fieldsOf<TestClockRecord>({ name: text }), ...ADVANCE };

/** Stripe's test clocks; the clock of the whole mock is advanced at /v1/test_helpers/ruwang/clock. */
export const TEST_CLOCK_ROUTES: readonly DeclaredRoute[] = [
  route({
    method: "post",
    path: TEST_CLOCK.path,
    parameters: CREATE,
    work: create,
  }),
  listRoute(TEST_CLOCK),
  retrieveRoute(TEST_CLOCK),
  route({
    method: "post",
    path: `${TEST_CLOCK.path}/:id/advance`,
    parameters: ADVANCE,
    work: advance,
  }),
  deleteRoute(TEST_CLOCK),
];

function create(call: Call, given: Given<TestClockRecord>): object {
  const clock: TestClockRecord = given.applyTo({
    id: stripeId("clock"),
    object: "test_helpers.test_clock",
    created: call.now,
    deletes_after: call.now + KEPT_SECONDS,
    frozen_time: 0,
    livemode: false,
    name: null,
    status: "ready",
    status_details: {},
  });
  call.gateway.store.save(call.account, clock);
  emitEvent(call, { type: "test_helpers.test_clock.created", object: clock });
  return clock;
}

function advance(call: Call, given: Given<TestClockRecord>): object {
  const before = load<TestClockRecord>(call, TEST_CLOCK);
  const clock = given.applyTo({ ...before });
  if (clock.frozen_time <= before.frozen_time) {
    throw StripeFault.invalid("A test clock can only be advanced to a later time.", "frozen_time");
  }
  call.gateway.store.save(call.account, clock);
  emitEvent(call, { type: "test_helpers.test_clock.ready", object: clock });
  return clock;
}
