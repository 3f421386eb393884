import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { shipments } from "#db/schema/devices.ts";
import { inTransaction } from "#db/transaction.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { DeviceEvent } from "#server/domain/devices/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { ShipmentVersionInput, shipShipmentInput } from "#server/domain/shipments/inputs.ts";
import { type Carrier, SHIPMENT_TRANSITIONS, type ShipmentEvent } from "#server/domain/shipments/status.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { startActivationWindow } from "#server/terminals/renew-activation-code.ts";
import { viewShipment } from "./list-shipments.ts";

/** As people say them (domain.md §5); a message does not know its reader's language. */
const CARRIER_NAMES: Record<Carrier, string> = {
  sf: "顺丰 SF",
  jd: "京东 JD",
  yto: "圆通 YTO",
  zto: "中通 ZTO",
  yunda: "韵达 YUNDA",
  sto: "申通 STO",
  ems: "EMS",
};

type Shipment = typeof shipments.$inferSelect;

/** What a parcel's event means for the device in it. */
const DEVICE_EVENT: Partial<Record<ShipmentEvent, DeviceEvent>> = {
  ship: "ship",
  deliver: "deliver",
  return: "send_back",
  lose: "report_lost",
};

export const packShipment = (ctx: Context, input: ShipmentVersionInput) => move(ctx, input, "pack", {});
export const cancelShipment = (ctx: Context, input: ShipmentVersionInput) => move(ctx, input, "cancel", {});

/** Hands the parcel to the carrier under its tracking number. */
export function shipShipment(ctx: Context, input: z.output<typeof shipShipmentInput>): Promise<ShipmentView> {
  const { carrier, trackingNumber } = input;
  return move(ctx, input, "ship", { carrier, trackingNumber, shippedAt: ctx.now }, async (tx, shipment) => {
    await enqueue(tx, ctx, "shipment.shipped", { shipmentId: shipment.id });
    const facts = { carrier: CARRIER_NAMES[carrier], trackingNumber };
    await notifyOwner(tx, ctx, { text: "shipment.shipped", facts, merchantId: shipment.merchantId });
  });
}

/** The parcel arrived; the seven days of the activation code begin. */
export function deliverShipment(ctx: Context, input: ShipmentVersionInput): Promise<ShipmentView> {
  return move(ctx, input, "deliver", { deliveredAt: ctx.now }, async (tx, shipment) => {
    await startActivationWindow(tx, ctx, shipment.deviceId);
    await enqueue(tx, ctx, "shipment.delivered", { shipmentId: shipment.id });
    await notifyOwner(tx, ctx, { text: "shipment.delivered", merchantId: shipment.merchantId });
  });
}

async function move(
  ctx: Context,
  input: ShipmentVersionInput,
  event: ShipmentEvent,
  changes: Partial<typeof shipments.$inferInsert>,
  also?: (tx: Transaction, shipment: Shipment) => Promise<void>,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  return inTransaction(ctx.db, async (tx) => {
    const [before] = await tx.select().from(shipments).where(eq(shipments.id, input.shipmentId));
    if (before === undefined)
      throw new DomainError("not_found", "shipment_not_found", "There is no such shipment.");
    const status = nextStatus(SHIPMENT_TRANSITIONS, before.status, event);
    const versioned = { id: before.id, version: input.version };
    const after = await compareAndSet(tx, shipments, versioned, { status, ...changes });
    const deviceEvent = DEVICE_EVENT[event];
    if (deviceEvent !== undefined) await moveDevice(tx, ctx, before.deviceId, deviceEvent);
    await recordAudit(tx, ctx, {
      action: `shipment.${event}`,
      subjectType: "shipment",
      subjectId: before.id,
      before: { status: before.status },
      after: { status },
    });
    await also?.(tx, after);
    return viewShipment(tx, ctx, before.id);
  });
}
