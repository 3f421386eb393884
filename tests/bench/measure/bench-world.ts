import { randomBytes } from "node:crypto";
import type { Database } from "#db/client.ts";
import { MockBank } from "#server/bank/mock/mock-bank.ts";
import type { Notices } from "#server/changes/notices.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { type Actor, ANONYMOUS, systemActor } from "#server/domain/actor.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import { createVault } from "#server/keys/vault.ts";
import { mockCarrier } from "#server/sms/mock-carrier.ts";
import { noTracker } from "#server/tracking/no-tracker.ts";
import type { TestGateway } from "#tests/support/gateway/mock-gateway.ts";
import { unreachableGateway } from "#tests/support/gateway/unreachable-gateway.ts";
import { furnish, type World } from "#tests/support/world/world.ts";

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
    bank: new MockBank(":memory:"),
    storage: { put: async () => {}, get: async () => null, delete: async () => {} },
    addresses: { portal: "", deviceLink: "", mqtt: "", gateway: "" },
    deviceTokenSecret: new Uint8Array(32),
    randomBytes: (length) => randomBytes(length),
  };
}

/** Staff, rates and a model on a database of a benchmark. */
export function benchWorld(db: Database, notices: Notices, changes: Partial<Runtime> = {}): Promise<World> {
  const runtime = { ...runtimeOn(db, notices), ...changes };
  const as = (actor: Actor, now = new Date()): Context => contextFor(runtime, { actor, now });
  const system = (now?: Date) => as(systemActor("bench"), now);
  return furnish(
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
}
