import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { connectDatabase } from "#db/client.ts";
import type { DatabaseProcess } from "#db/roles.ts";
import { inSnapshot } from "#db/snapshot.ts";
import { verifyAudit } from "#server/audit/verify-audit.ts";
import { MockBank } from "#server/bank/mock/mock-bank.ts";
import { type Context, contextFor, type Runtime } from "#server/context.ts";
import { type Actor, ANONYMOUS, systemActor } from "#server/domain/actor.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import { createVault } from "#server/keys/vault.ts";
import { mockCarrier } from "#server/sms/mock-carrier.ts";
import { noTracker } from "#server/tracking/no-tracker.ts";
import { createTestDatabase } from "../database/test-database.ts";
import { unreachableGateway } from "../gateway/unreachable-gateway.ts";
import { createMemoryStorage } from "./memory-storage.ts";
import { oversee } from "./overseer.ts";
import { sealAll } from "./seal-all.ts";

export interface TestRuntime extends Runtime {
  databaseUrl: string;
  /** The context of an actor at an instant; now, when none is given. */
  as: (actor: Actor, now?: Date) => Context;
  system: (now?: Date) => Context;
  /** Whoever fills a new database, by the owner's connection. */
  seeding: (now?: Date) => Context;
  /** A device that nobody knows yet, at the device link. */
  unknownDevice: (now?: Date) => Context;
  /** Checks I1–I8 and drops the database. */
  close: () => Promise<void>;
  /** Drops a database that a test has broken on purpose. */
  discard: () => Promise<void>;
}

const INVARIANTS = readFileSync(new URL("../invariants.sql", import.meta.url), "utf8");

/** A runtime on a database of its own, with real crypto; the gateway is unreachable unless one is given. */
export async function createTestRuntime(gateway: PaymentGateway = unreachableGateway): Promise<TestRuntime> {
  const database = await createTestDatabase();
  const connection = connectDatabase(database.url, { max: 20, name: "test" });
  const connect = (process: DatabaseProcess) => {
    const own = connectDatabase(database.urlOf(process), { max: 20, name: "test" });
    oversee(own.db, connection.db);
    return own;
  };
  // Whoever acts, acts by the role of the process that serves them: a grant that is missing is found by its test.
  const of = { person: connect("web"), terminal: connect("device-link"), system: connect("jobs") };
  const runtime: Runtime = {
    db: connection.db,
    // Tests look for what was promised themselves; nobody waits to be woken.
    notices: { send: () => {}, hear: () => () => {}, close: async () => {} },
    vault: createVault(Buffer.alloc(32, 1), Buffer.alloc(32, 2)),
    gateway,
    sms: mockCarrier,
    tracker: noTracker,
    bank: new MockBank(":memory:"),
    storage: createMemoryStorage(),
    addresses: {
      portal: "http://portal.test",
      deviceLink: "http://device-link.test",
      mqtt: "mqtt://broker.test",
      gateway: "http://gateway.test",
    },
    deviceTokenSecret: new TextEncoder().encode("a device token secret for tests only"),
    randomBytes: (length) => randomBytes(length),
  };
  const processOf = ({ kind, id }: Actor) => {
    if (kind === "system" && id === "device-link") return of.terminal;
    return kind === "anonymous" || (kind === "system" && (id === "gateway" || id === "tracker"))
      ? of.person
      : of[kind];
  };
  const as = (actor: Actor, now = new Date()) =>
    contextFor({ ...runtime, db: processOf(actor).db }, { actor, now });
  const discard = async () => {
    await Promise.all([connection, ...Object.values(of)].map(({ close }) => close()));
    await database.drop();
  };
  return {
    ...runtime,
    discard,
    databaseUrl: database.url,
    as,
    system: (now) => as(systemActor("test"), now),
    seeding: (now = new Date()) => contextFor(runtime, { actor: systemActor("seed"), now }),
    unknownDevice: (now = new Date()) =>
      contextFor({ ...runtime, db: of.terminal.db }, { actor: ANONYMOUS, now }),
    close: async () => {
      const system = as(systemActor("test"));
      await sealAll(system);
      const { fault } = await inSnapshot(runtime.db, (snapshot) =>
        verifyAudit(snapshot, { now: new Date() }),
      );
      const broken = await brokenInvariants(database.url);
      if (fault !== null) broken.push(`I2 ${fault.at}: ${fault.fault}`);
      await discard();
      if (broken.length > 0) throw new Error(`Invariants broken: ${broken.join("; ")}`);
    },
  };
}

/** The invariants of `invariants.sql` that do not hold, in words. */
export async function brokenInvariants(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ invariant: string; subject: string }>(INVARIANTS);
    return rows.map((row) => `${row.invariant} ${row.subject}`);
  } finally {
    await client.end();
  }
}
