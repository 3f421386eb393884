import { generateKeyPairSync } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { devices } from "#db/schema/devices.ts";
import { stores } from "#db/schema/merchants.ts";
import { configVersions, terminals } from "#db/schema/terminals.ts";
import { inTransaction } from "#db/transaction.ts";
import { auditRowOf } from "#server/changes/record-audit.ts";
import { writeDownMany } from "#server/changes/write-down-many.ts";
import { makeActivationCode } from "#server/domain/device-protocol/activation-code.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { type Activation, activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { newSerial } from "#tests/support/stock/devices.ts";
import { MODEL, makeMerchant, makePerson, makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const MANY = 1_000;
const AT_THE_SAME_TIME = 50;

const newKey = () => {
  const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  return { kty: "OKP" as const, crv: "Ed25519" as const, x };
};

interface Delivered {
  serialNumber: string;
  activationCode: string;
}

const activate = (place: Delivered, publicKey = newKey()) => {
  const { serialNumber, activationCode } = place;
  const device = { serialNumber, activationCode, model: MODEL.code, firmwareVersion: MODEL.firmware };
  return activateTerminal(world().runtime.unknownDevice(), { ...device, publicKey });
};

/** As many devices lying in one merchant's shops as if each had been reserved, sent and delivered. */
async function delivered(many: number): Promise<{ merchantId: string; places: Delivered[] }> {
  const { db, vault, randomBytes } = world().runtime;
  const merchantId = await makeMerchant(world(), await makePerson(world(), ["applicant"]));
  const [store] = await db.select().from(stores).where(eq(stores.merchantId, merchantId));
  const now = new Date();
  const places = Array.from({ length: many }, (_, n) => {
    const [deviceId, id] = [makeId("device", randomBytes), makeId("terminal", randomBytes)];
    const [serialNumber, activationCode] = [newSerial(), makeActivationCode(randomBytes)];
    const device = { id: deviceId, serialNumber, modelCode: MODEL.code, status: "delivered" as const };
    const terminal = {
      id,
      number: String(90_000_000 + n),
      deviceId,
      merchantId,
      storeId: store?.id ?? "",
      activationCodeIndex: vault.blindIndex("activation_code", `${serialNumber}:${activationCode}`),
      activationCode: vault.seal(activationCode, placeOf("terminals.activationCode", id)),
      activationExpiresAt: new Date(now.getTime() + 600_000),
      createdAt: now,
      tokensValidFrom: now,
    };
    return {
      device: { ...device, merchantId, receivedAt: now, since: now },
      terminal,
      serialNumber,
      activationCode,
    };
  });
  await inTransaction(db, async (tx) => {
    await tx.insert(devices).values(places.map(({ device }) => device));
    await tx.insert(terminals).values(places.map(({ terminal }) => terminal));
    const arrived = {
      action: "device.deliver",
      subjectType: "device",
      after: { status: "delivered" },
    } as const;
    const waits = {
      action: "terminal.create",
      subjectType: "terminal",
      after: { status: "awaiting_activation" },
    } as const;
    const rows = places.flatMap(({ device, terminal }) => [
      auditRowOf(world().asSystem(), { ...arrived, subjectId: device.id }),
      auditRowOf(world().asSystem(), { ...waits, subjectId: terminal.id }),
    ]);
    await writeDownMany(tx, rows);
  });
  return { merchantId, places };
}

/** As a device does: told to come again, it comes again. */
async function activateInTheEnd(place: Delivered): Promise<Activation> {
  const key = newKey();
  for (;;) {
    const asked = await activate(place, key).catch((error: unknown) => error);
    if (!(asked instanceof Error)) return asked as Activation;
    if (!(asked instanceof DomainError && asked.code === "unavailable")) throw asked;
    await new Promise((resolve) => setTimeout(resolve, 1_000 * Math.random()));
  }
}

test("a thousand devices activate at once, each exactly once", { timeout: 120_000 }, async () => {
  const { merchantId, places } = await delivered(MANY);
  const activations = await Promise.all(places.map(activateInTheEnd));
  expect(new Set(activations.map(({ answer }) => answer.terminalId)).size).toBe(MANY);
  const { db } = world().runtime;
  const rows = await db.select().from(terminals).where(eq(terminals.merchantId, merchantId));
  expect(rows.filter((row) => row.status === "active" && row.desiredVersion === 1)).toHaveLength(MANY);
  expect(new Set(rows.map((row) => row.publicKey?.x)).size).toBe(MANY);
  const own = new Set(rows.map(({ id }) => id));
  const audited = await db.select().from(auditEvents).where(eq(auditEvents.action, "terminal.activate"));
  expect(audited.filter(({ subjectId }) => own.has(subjectId))).toHaveLength(MANY);
  expect(await db.select({ configs: count() }).from(configVersions)).toEqual([{ configs: MANY }]);
});

test("of fifty that use one code at once, one wins", async () => {
  const place = await makePlace(world());
  const uses = await Promise.allSettled(Array.from({ length: AT_THE_SAME_TIME }, () => activate(place)));
  expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const reasons = uses.flatMap((use) => (use.status === "rejected" ? [use.reason.reason] : []));
  // Tries in parallel share five, before it is known which of them are guesses.
  expect(reasons.filter((reason) => reason !== "code_used" && reason !== "code_locked")).toEqual([]);
});

test("one device that asks again before it was answered is activated once, and told so each time", async () => {
  const [place, key] = [await makePlace(world()), newKey()];
  const asks = await Promise.all(Array.from({ length: 4 }, () => activate(place, key)));
  expect(asks.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(asks.map(({ answer }) => answer.terminalId)).size).toBe(1);
});
