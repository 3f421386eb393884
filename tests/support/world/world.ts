import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { applications, decisions } from "#db/schema/applications.ts";
import { deviceModels } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import { terminals } from "#db/schema/terminals.ts";
import { inTransaction } from "#db/transaction.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Addresses, Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { type Actor, systemActor } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import type { Role } from "#server/domain/permissions.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { PaymentGateway } from "#server/gateway/port.ts";
import { createStripeGateway } from "#server/gateway/stripe-gateway.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import {
  startTestGateway,
  TEST_KEY,
  TEST_WEBHOOK_SECRET,
  type TestGateway,
} from "../gateway/mock-gateway.ts";
import { putInForce, type TwoPeople } from "./second-person.ts";
import { createTestRuntime, type TestRuntime } from "./test-runtime.ts";

const bytes = (length: number) => new Uint8Array(randomBytes(length));

export const MODEL = { code: "N910", firmware: "1.4.0" };

/** Whoever acts in a role that a test only names. */
const STAFF_ID = "per_00000000000000staff";
/** Whoever decides on what the other proposed. */
const SECOND_ID = "per_0000000000000second";

/** A runtime on real parts: a database of its own and the mock gateway on its own port. */
export interface World {
  runtime: TestRuntime;
  gateway: TestGateway;
  as: (actor: Actor, now?: Date) => Context;
  asRole: (...roles: Role[]) => Context;
  asSystem: (now?: Date) => Context;
  /** The portal that was told something by the gateway. */
  asGateway: () => Context;
  /** Maker and second person of what one person cannot decide. */
  twoPeople: (now?: Date) => TwoPeople;
  /** Checks the invariants and throws everything away. */
  close: () => Promise<void>;
}

export async function makeWorld(
  options: {
    portalWebhook?: { url: string; secret: string };
    addresses?: Partial<Addresses>;
    /** Who collects in the place of the mock gateway. */
    collector?: PaymentGateway;
  } = {},
): Promise<World> {
  const gateway = await startTestGateway(options.portalWebhook);
  const runtime = await createTestRuntime(options.collector ?? gatewayClient(gateway.url));
  // Contexts share the runtime's addresses, so they are set in place.
  Object.assign(runtime.addresses, { gateway: gateway.url }, options.addresses);
  return furnish(runtime, gateway);
}

/** Puts staff, the platform's rates and a model into an empty database. */
export async function furnish(runtime: TestRuntime, gateway: TestGateway): Promise<World> {
  const world: World = {
    runtime,
    gateway,
    as: runtime.as,
    asRole: (...roles) => runtime.as({ kind: "person", id: STAFF_ID, roles, sessionId: "test" }),
    asSystem: runtime.system,
    asGateway: () => runtime.as(systemActor("gateway")),
    twoPeople: (now) => ({
      maker: runtime.as({ kind: "person", id: STAFF_ID, roles: ["rates"], sessionId: "test" }, now),
      second: runtime.as({ kind: "person", id: SECOND_ID, roles: ["checker"], sessionId: "test" }, now),
    }),
    close: async () => {
      await gateway.stop();
      await runtime.close();
    },
  };
  const email = "staff@ruwang.test";
  await runtime.db.insert(people).values([
    { id: STAFF_ID, roles: ["rates"], name: "Staff", email, createdAt: new Date() },
    { id: SECOND_ID, roles: ["checker"], name: "Second", email: `second-${email}`, createdAt: new Date() },
  ]);
  await publishDefaultRates(world);
  return world;
}

export function gatewayClient(url: string, timeoutMs = 3_000): PaymentGateway {
  return createStripeGateway({ url, secretKey: TEST_KEY, webhookSecret: TEST_WEBHOOK_SECRET, timeoutMs });
}

async function publishDefaultRates(world: World): Promise<void> {
  const from = "2026-01-01T00:00:00.000Z";
  const people = world.twoPeople(new Date(from));
  const draft = await createRateCard(people.maker, {
    level: "platform",
    scopeId: "",
    body: DEFAULT_RATE_CARD,
    effectiveFrom: from,
  });
  await putInForce(people, draft);
  await world.runtime.db.insert(deviceModels).values({
    code: MODEL.code,
    name: "N910",
    terminalType: "04",
    product: "shoukuanbao",
    supportsHuabei: true,
    minimumFirmware: MODEL.firmware,
    targetFirmware: MODEL.firmware,
  });
}

export async function makePerson(world: Pick<World, "runtime">, roles: Role[]): Promise<string> {
  const id = makeId("person", bytes);
  await world.runtime.db
    .insert(people)
    .values({ id, roles, name: "Test", email: `${id}@ruwang.test`, createdAt: new Date() });
  return id;
}

/** A merchant with a store and one delivered device, whose terminal waits for its activation. */
export interface Place {
  ownerId: string;
  merchantId: string;
  terminalId: string;
  serialNumber: string;
  activationCode: string;
  /** A context of the terminal itself, as if it had a token. */
  terminal: (now?: Date) => Context;
  owner: () => Context;
}

export async function makePlace(world: World): Promise<Place> {
  const { db, vault } = world.runtime;
  const ownerId = await makePerson(world, ["applicant"]);
  const merchantId = await makeMerchant(world, ownerId);
  const serialNumber = `SN${randomBytes(6).toString("hex").toUpperCase()}`;
  const logistics = world.asRole("logistics");
  await receiveDevices(logistics, { modelCode: MODEL.code, serialNumbers: [serialNumber] });
  const { device, terminalId } = await reserveDevice(logistics, { merchantId, modelCode: MODEL.code });
  await inTransaction(db, async (tx) => {
    await moveDevice(tx, logistics, { deviceId: device.id, event: "ship" });
    await moveDevice(tx, logistics, { deviceId: device.id, event: "deliver" });
  });
  const [terminal] = await db.select().from(terminals).where(eq(terminals.id, terminalId));
  return {
    ownerId,
    merchantId,
    terminalId,
    serialNumber,
    activationCode: vault.open(
      terminal?.activationCode ?? "",
      placeOf("terminals.activationCode", terminalId),
    ),
    terminal: (now) => world.as({ kind: "terminal", id: terminalId, merchantId, roles: ["terminal"] }, now),
    owner: () => world.as({ kind: "person", id: ownerId, roles: ["applicant"], sessionId: "test" }),
  };
}

/** An approved application and its merchant, as the desk leaves them, without the way there. */
export async function makeMerchant(world: World, ownerId: string): Promise<string> {
  const { db } = world.runtime;
  const [reviewerId, checkerId] = [
    await makePerson(world, ["reviewer"]),
    await makePerson(world, ["checker"]),
  ];
  const applicationId = makeId("application", bytes);
  const now = new Date();
  await db.insert(applications).values({
    id: applicationId,
    applicantId: ownerId,
    kind: "micro",
    product: "shoukuanbao",
    status: "approved",
    reviewerId,
    checkerId,
    createdAt: now,
    waitingSince: now,
  });
  await db.insert(decisions).values({
    id: makeId("decision", bytes),
    applicationId,
    actorId: checkerId,
    kind: "approval",
    at: now,
  });
  await inTransaction(db, (tx) =>
    recordAudit(tx, world.asRole("checker"), {
      action: "application.confirm_approval",
      subjectType: "application",
      subjectId: applicationId,
      after: { status: "approved" },
    }),
  );
  const merchantId = makeId("merchant", bytes);
  await db.insert(merchants).values({
    id: merchantId,
    number: String(randomBytes(6).readUIntBE(0, 6)).padStart(15, "8"),
    applicationId,
    ownerId,
    kind: "micro",
    product: "shoukuanbao",
    name: "老王烟酒店",
    settlementAccountMasked: "**** 1234",
    settlementBankName: "Test bank",
    createdAt: now,
  });
  await db.insert(stores).values({
    id: makeId("store", bytes),
    merchantId,
    name: "老王一店",
    mcc: "5411",
    provinceCode: "310000",
    cityCode: "310100",
    districtCode: "310101",
    street: "1 Test Road",
    createdAt: now,
  });
  return merchantId;
}
