import { randomBytes } from "node:crypto";
import type { Database } from "#db/client.ts";
import type { Notices } from "#server/changes/notices.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { type Actor, ANONYMOUS, systemActor } from "#server/domain/actor.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import { createVault } from "#server/keys/vault.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { mockCarrier } from "#server/sms/mock-carrier.ts";
import { noTracker } from "#server/tracking/no-tracker.ts";
import { makeActiveTerminal } from "#tests/support/devices/active-terminal.ts";
import type { TestGateway } from "#tests/support/gateway/mock-gateway.ts";
import { unreachableGateway } from "#tests/support/gateway/unreachable-gateway.ts";
import { furnish } from "#tests/support/world/world.ts";

/** A gateway that answers at once, so that the verb alone is measured. */
const instantGateway: PaymentGateway = {
  ...unreachableGateway,
  createIntent: async ({ amountFen, paymentId }) => ({
    id: `pi_${paymentId}`,
    status: "awaiting_payer",
    amountFen,
    paymentId,
    payUrl: "http://wallet.test",
    chargeId: null,
    failureReason: null,
  }),
};

export function runtimeOn(db: Database, notices: Notices): Runtime {
  return {
    db,
    notices,
    vault: createVault(Buffer.alloc(32, 1), Buffer.alloc(32, 2)),
    gateway: instantGateway,
    sms: mockCarrier,
    tracker: noTracker,
    storage: { put: async () => {}, get: async () => null, delete: async () => {} },
    addresses: { portal: "", deviceLink: "", mqtt: "", gateway: "" },
    deviceTokenSecret: new Uint8Array(32),
    randomBytes: (length) => randomBytes(length),
  };
}

/** Takes one order at a terminal of its own. */
export type Counter = (writer: { db: Database; notices: Notices }) => Promise<unknown>;

/** Active terminals, one for each connection, made once through the verbs. */
export async function makeCounters(db: Database, notices: Notices, count: number): Promise<Counter[]> {
  const runtime = runtimeOn(db, notices);
  const as = (actor: Actor, now = new Date()): Context => contextFor(runtime, { actor, now });
  const system = (now?: Date) => as(systemActor("bench"), now);
  const world = await furnish(
    {
      ...runtime,
      databaseUrl: "",
      as,
      system,
      seeding: system,
      unknownDevice: (now) => as(ANONYMOUS, now),
      close: async () => {},
      discard: async () => {},
    },
    {} as TestGateway,
  );
  const counters: Counter[] = [];
  for (let made = 0; made < count; made++) {
    const { actor } = (await makeActiveTerminal(world)).terminal();
    counters.push((writer) => {
      const ctx = contextFor(runtimeOn(writer.db, writer.notices), { actor, now: new Date() });
      const order = { amountFen: 5_000, method: "alipay" as const, configVersion: 1 };
      return createPayment(ctx, { idempotencyKey: randomBytes(12).toString("hex"), order });
    });
  }
  return counters;
}
