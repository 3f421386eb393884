import { generateKeyPairSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { devices } from "#db/schema/devices.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { recommendDevice } from "#server/devices/catalogue/recommend-device.ts";
import { listDevices } from "#server/devices/list-devices.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import type { ActivationInput } from "#server/domain/device-protocol/activation.ts";
import { ACTIVATION_LOCK_MS } from "#server/domain/device-protocol/activation-code.ts";
import { cancelShipment } from "#server/shipments/cancel-shipment.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { resetActivationCode } from "#server/terminals/activation/reset-activation-code.ts";
import { revealActivationCode } from "#server/terminals/activation/reveal-activation-code.ts";
import { releaseDevice } from "#server/terminals/release-device.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { suspendTerminal } from "#server/terminals/suspend-terminal.ts";
import { promisedMessages } from "#tests/support/messages/promised-messages.ts";
import { newModel, newSerial } from "#tests/support/stock/devices.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
let owner: Awaited<ReturnType<DemoWorld["application"]>>;
let merchantId: string;
beforeAll(async () => {
  world = await createDemoWorld();
  owner = await world.application("approved");
  merchantId = owner.view.merchantId ?? "";
});
afterAll(() => world.close());

let parcels = 0;
const logistics = () => world.staff("logistics");
const recipient = { name: "张测试", mobile: "13900000001", address: "上海市黄浦区南京东路 1 号" };
const later = (days: number) => world.runtime.unknownDevice(new Date(Date.now() + days * 86_400_000));

const reserved = async () => (await listDevices(logistics(), { merchantId, status: "reserved" })).items;

async function deliver() {
  const { device, terminalId } = await reserveDevice(logistics(), { merchantId, modelCode: "RW-S1" });
  const created = await createShipment(logistics(), { deviceId: device.id, recipient });
  const packed = await packShipment(logistics(), { shipmentId: created.id, version: created.version });
  expect((await reserved()).map(({ openShipmentId }) => openShipmentId)).toContain(created.id);
  parcels += 1;
  const trackingNumber = `SF1234567${String(parcels).padStart(6, "0")}`;
  const dispatch = { carrier: "sf" as const, trackingNumber };
  const shipped = await shipShipment(logistics(), {
    shipmentId: packed.id,
    version: packed.version,
    ...dispatch,
  });
  await deliverShipment(logistics(), { shipmentId: shipped.id, version: shipped.version });
  const { activationCode } = await revealActivationCode(owner.applicant(), { terminalId });
  return { serialNumber: device.serialNumber, terminalId, activationCode };
}

function request(
  to: { serialNumber: string; activationCode: string },
  change: Partial<ActivationInput> = {},
): ActivationInput {
  const { x } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const publicKey = { kty: "OKP" as const, crv: "Ed25519" as const, x: x ?? "" };
  return { ...to, publicKey, model: "RW-S1", firmwareVersion: "2.4.0", ...change };
}

describe("stock", () => {
  test("gives twenty people at once twenty different devices", async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => reserveDevice(logistics(), { merchantId, modelCode: "RW-S1" })),
    );
    expect(new Set(all.map(({ device }) => device.id)).size).toBe(20);
  });

  test("of a model made for another product is not reserved for the merchant", async () => {
    await expectRefusal(
      reserveDevice(logistics(), { merchantId, modelCode: "RW-P3" }),
      "invalid_input",
      "model_unfit",
    );
  });

  test("that is empty says so", async () => {
    const model = newModel();
    await addModel(world.runtime.seeding(), model);
    const serialNumbers = Array.from({ length: 15 }, newSerial);
    await receiveDevices(logistics(), { modelCode: model.code, serialNumbers });
    const many = Array.from({ length: 16 }, () =>
      reserveDevice(logistics(), { merchantId, modelCode: model.code }),
    );
    const outcomes = await Promise.allSettled(many);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused.map((outcome) => outcome.reason.reason)).toEqual(["out_of_stock"]);
  });

  test("takes a delivery whole or not at all", async () => {
    const { items } = await listDevices(logistics(), { modelCode: "RW-S1" });
    const serialNumbers = ["NEW-1", "NEW-2", items[0]?.serialNumber ?? ""];
    const input = { modelCode: "RW-S1", serialNumbers };
    await expectRefusal(receiveDevices(logistics(), input), "conflict", "serial_known");
    expect((await listDevices(logistics(), { serialNumber: "NEW-1" })).items).toEqual([]);
  });

  test("takes a released device back and closes its terminal", async () => {
    const { device, terminalId } = await reserveDevice(logistics(), { merchantId, modelCode: "RW-S1" });
    const released = await releaseDevice(logistics(), { deviceId: device.id, version: device.version });
    expect(released).toMatchObject({ status: "in_stock", merchantId: null, terminalId: null });
    const [terminal] = await world.runtime.db.select().from(terminals).where(eq(terminals.id, terminalId));
    expect(terminal?.status).toBe("closed");
  });

  test("is recommended by what the merchant took and what is there", async () => {
    const [best] = await recommendDevice(logistics(), { merchantId });
    expect(best).toMatchObject({
      modelCode: "RW-S1",
      reasons: expect.arrayContaining(["fits_product", "in_stock"]),
    });
    await expectRefusal(
      recommendDevice(owner.applicant(), { merchantId }),
      "forbidden",
      "permission_missing",
    );
  });
});

describe("a shipment", () => {
  test("holds its device alone; two parcels for one device cannot both be made", async () => {
    const { device } = await reserveDevice(logistics(), { merchantId, modelCode: "RW-S1" });
    const make = () => createShipment(logistics(), { deviceId: device.id, recipient });
    const outcomes = await Promise.allSettled([make(), make(), make()]);
    const made = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(made).toHaveLength(1);
    const [first] = made;
    if (first === undefined) return;
    await cancelShipment(logistics(), { shipmentId: first.value.id, version: first.value.version });
    expect((await make()).status).toBe("pending");
  });

  test("shows the recipient's mobile masked", async () => {
    const { device } = await reserveDevice(logistics(), { merchantId, modelCode: "RW-S1" });
    const created = await createShipment(logistics(), { deviceId: device.id, recipient });
    expect(created.recipient.mobile).toBe("139****0001");
  });
});

describe("activation", () => {
  test("binds the key, moves the device and issues the first configuration at once", async () => {
    const to = await deliver();
    const { answer, created } = await activateTerminal(later(0), request(to));
    expect(created).toBe(true);
    const [terminal] = await world.runtime.db
      .select()
      .from(terminals)
      .where(eq(terminals.id, answer.terminalId));
    expect(terminal).toMatchObject({ status: "active", desiredVersion: 1 });
    const [device] = await world.runtime.db
      .select()
      .from(devices)
      .where(eq(devices.serialNumber, to.serialNumber));
    expect(device?.status).toBe("active");
  });

  test("and the way to it are told to the owner, each time with a link to the terminals", async () => {
    const to = await deliver();
    await activateTerminal(later(0), request(to));
    const bodies = await promisedMessages(world.runtime);
    const linked = bodies.filter((body) => body.endsWith("/merchant?tab=terminals"));
    for (const news of ["SF1234567", "7 天内激活", "已激活"]) {
      expect(linked.some((body) => body.includes(news))).toBe(true);
    }
  });

  test("answers the same again for the same key, and code_used for another", async () => {
    const to = await deliver();
    const first = request(to);
    const { answer } = await activateTerminal(later(0), first);
    expect(await activateTerminal(later(0), first)).toEqual({ answer, created: false });
    await expectRefusal(activateTerminal(later(0), request(to)), "conflict", "code_used");
  });

  test("happens once, when a device and an impostor race", async () => {
    const to = await deliver();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => activateTerminal(later(0), request(to))));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });

  test("locks a serial after five wrong codes of one sender, known or not, until a new code or for a quarter of an hour", async () => {
    const to = await deliver();
    for (const serialNumber of [to.serialNumber, "NO-SUCH-SERIAL"]) {
      const guess = () =>
        activateTerminal(later(0), request({ serialNumber, activationCode: "AAAAAAAAAAAA" }));
      for (let tries = 0; tries < 5; tries++) await expectRefusal(guess(), "forbidden", "code_wrong");
      await expectRefusal(guess(), "locked", "code_locked");
    }
    await expectRefusal(activateTerminal(later(0), request(to)), "locked", "code_locked");
    // Whoever guessed has locked nobody else out, and itself only for a while.
    const elsewhere = { ...later(0), origin: { address: "198.51.100.7", device: null } };
    const early = request(to, { firmwareVersion: "2.0.9" });
    await expectRefusal(activateTerminal(elsewhere, early), "invalid_input", "firmware_too_old");
    const afterwards = { ...later(0), now: new Date(later(0).now.getTime() + ACTIVATION_LOCK_MS) };
    await expectRefusal(activateTerminal(afterwards, early), "invalid_input", "firmware_too_old");
    await resetActivationCode(logistics(), { terminalId: to.terminalId });
    const { activationCode } = await revealActivationCode(owner.applicant(), { terminalId: to.terminalId });
    await expect(activateTerminal(later(0), request({ ...to, activationCode }))).resolves.toMatchObject({
      created: true,
    });
  });

  test("is refused after seven days, on old firmware and before delivery; the right code is no guess", async () => {
    const to = await deliver();
    await expectRefusal(activateTerminal(later(8), request(to)), "gone", "code_expired");
    const old = request(to, { firmwareVersion: "2.0.9" });
    for (let tries = 0; tries < 6; tries++) {
      await expectRefusal(activateTerminal(later(0), old), "invalid_input", "firmware_too_old");
    }
    const { device, terminalId } = await reserveDevice(logistics(), { merchantId, modelCode: "RW-S1" });
    const { activationCode } = await revealActivationCode(owner.applicant(), { terminalId });
    const early = request({ serialNumber: device.serialNumber, activationCode });
    await expectRefusal(activateTerminal(later(0), early), "conflict", "device_not_ready");
  });

  test("far from the store goes on and raises an incident", async () => {
    const to = await deliver();
    const { answer } = await activateTerminal(later(0), request(to, { location: { lat: 22.5, lng: 114 } }));
    const raised = await world.runtime.db
      .select()
      .from(incidents)
      .where(eq(incidents.terminalId, answer.terminalId));
    expect(raised.map((incident) => incident.kind)).toEqual(["far_from_store"]);
  });

  test("code is its owner's to see, nobody else's", async () => {
    const { terminalId } = await deliver();
    const { applicant } = await world.application("draft");
    await expectRefusal(revealActivationCode(applicant(), { terminalId }), "not_found", "terminal_not_found");
    await expectRefusal(revealActivationCode(logistics(), { terminalId }), "forbidden", "permission_missing");
  });
});

test("suspending a terminal takes its device along and needs a permission and a reason", async () => {
  const to = await deliver();
  const { answer } = await activateTerminal(later(0), request(to));
  const [terminal] = await world.runtime.db
    .select()
    .from(terminals)
    .where(eq(terminals.id, answer.terminalId));
  const input = { terminalId: answer.terminalId, version: terminal?.version ?? 0, reason: "商户报失" };
  await expectRefusal(suspendTerminal(world.staff("rates"), input), "forbidden", "permission_missing");
  expect(await suspendTerminal(logistics(), input)).toMatchObject({
    status: "suspended",
    deviceStatus: "suspended",
  });
});
