import { randomBytes } from "node:crypto";
import type { Context } from "#server/context.ts";
import { restockDevice } from "#server/devices/restock-device.ts";
import { retireDevice } from "#server/devices/retire-device.ts";
import { sendDeviceToRepair } from "#server/devices/send-device-to-repair.ts";
import { systemActor } from "#server/domain/actor.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { cancelShipment } from "#server/shipments/cancel-shipment.ts";
import { correctLabel } from "#server/shipments/correct-label.ts";
import { createShipment } from "#server/shipments/create-shipment.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { packShipment } from "#server/shipments/pack-shipment.ts";
import { shipShipment } from "#server/shipments/ship-shipment.ts";
import { takeBackShipment } from "#server/shipments/take-back-shipment.ts";
import { recordTracking } from "#server/shipments/tracking/record-tracking.ts";
import { settleAttention } from "#server/shipments/tracking/settle-attention.ts";
import { turnBackShipment } from "#server/shipments/turn-back-shipment.ts";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { closeTerminal } from "#server/terminals/close-terminal.ts";
import { releaseDevice } from "#server/terminals/release-device.ts";
import { reportDeviceLost } from "#server/terminals/report-device-lost.ts";
import { resumeTerminal } from "#server/terminals/resume-terminal.ts";
import { suspendTerminal } from "#server/terminals/suspend-terminal.ts";
import { newDispatch, RECIPIENT } from "../support/shipments/shipments.ts";
import { reportOn, tracked } from "../support/shipments/tracked.ts";
import { newSerial } from "../support/stock/devices.ts";
import type { World } from "../support/world/world.ts";
import type { Facts } from "./facts.ts";

const reason = "as the model says";
const NONE = { id: "none", version: 1 };

/** How each step of the model is asked of the portal, by whoever may. `minute` only ever grows. */
export function movesOf(world: World, minute: () => number) {
  const logistics = (): Context => world.asRole("logistics");
  const device = (f: Facts) => ({ deviceId: f.device.id, version: f.device.version, reason });
  const parcel = (f: Facts) => {
    const { id, version } = f.parcel ?? NONE;
    return { shipmentId: id, version };
  };
  const terminal = (f: Facts) => {
    const { id, version } = f.terminal ?? NONE;
    return { terminalId: id, version, reason };
  };
  const say = (f: Facts, code: string) => {
    const label = { id: f.parcel?.id ?? "none", trackingNumber: f.parcel?.trackingNumber ?? null };
    const ctx = tracked(world.runtime.as(systemActor("tracker")));
    return recordTracking(ctx, { shipmentId: label.id, body: reportOn(label, code, minute()) });
  };
  const moves: Record<string, (f: Facts) => Promise<unknown>> = {
    createParcel: (f) => createShipment(logistics(), { deviceId: f.device.id, recipient: RECIPIENT }),
    pack: (f) => packShipment(logistics(), parcel(f)),
    ship: (f) => shipShipment(logistics(), { ...parcel(f), ...newDispatch() }),
    deliver: (f) => deliverShipment(logistics(), parcel(f)),
    turnBack: (f) => turnBackShipment(logistics(), { ...parcel(f), reason }),
    takeBack: (f) => takeBackShipment(logistics(), parcel(f)),
    loseParcel: (f) => loseShipment(logistics(), { ...parcel(f), reason }),
    cancelParcel: (f) => cancelShipment(logistics(), parcel(f)),
    correctLabel: (f) => correctLabel(logistics(), { ...parcel(f), ...newDispatch() }),
    settleAttention: (f) => settleAttention(logistics(), { ...parcel(f), reason }),
    release: (f) => releaseDevice(logistics(), { deviceId: f.device.id, version: f.device.version }),
    activate: (f) => activateTerminal(world.runtime.unknownDevice(), activation(world, f)),
    suspend: (f) => suspendTerminal(logistics(), terminal(f)),
    resume: (f) => resumeTerminal(logistics(), terminal(f)),
    close: (f) => closeTerminal(logistics(), terminal(f)),
    closeAndCancel: (f) => closeTerminal(logistics(), { ...terminal(f), parcel: "cancel" }),
    closeAndTurnBack: (f) => closeTerminal(logistics(), { ...terminal(f), parcel: "turn_back" }),
    restock: (f) => restockDevice(logistics(), device(f)),
    repair: (f) => sendDeviceToRepair(logistics(), device(f)),
    retire: (f) => retireDevice(logistics(), device(f)),
    reportLost: (f) => reportDeviceLost(logistics(), device(f)),
    tracked_signed: (f) => say(f, "3"),
    tracked_refused: (f) => say(f, "14"),
    tracked_problem: (f) => say(f, "2"),
    tracked_returning: (f) => say(f, "6"),
    tracked_returnSigned: (f) => say(f, "4"),
    tracked_forwarded: (f) => say(f, "7"),
  };
  return moves;
}

function activation({ runtime }: World, { device, terminal }: Facts) {
  const x = randomBytes(32).toString("base64url");
  const sealed = terminal?.activationCode;
  return {
    // Wrong codes lock a serial, which is another story: one without a terminal is asked for under another serial.
    serialNumber: terminal === null ? newSerial() : device.serialNumber,
    activationCode:
      terminal === null || sealed === undefined
        ? "WRONGWRONG23"
        : runtime.vault.open(sealed, placeOf("terminals.activationCode", terminal.id)),
    publicKey: { kty: "OKP" as const, crv: "Ed25519" as const, x },
    model: device.modelCode,
    firmwareVersion: "1.0",
  };
}
