import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { merchants, stores } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { DomainError } from "#server/domain/errors.ts";
import { reserveUnit } from "#server/terminals/reserve-unit.ts";

const MODEL = "RW-S1";
/** So many at a time: a call that takes long is cut by somebody. */
export const addDemoActivationsInput = z.strictObject({ count: z.int().min(1).max(50) });

/**
 * More terminals that wait for activation, for a fleet: devices that arrive and are handed over the counter of the demo's
 * first shop, through the verbs. The route refuses outside the demo.
 */
export async function addDemoActivations(
  ctx: Context,
  { count }: z.infer<typeof addDemoActivationsInput>,
): Promise<{ added: number }> {
  const logistics = await logisticsOf(ctx);
  const shop = await shopOf(ctx);
  const serial = () => `${MODEL}-${Buffer.from(ctx.randomBytes(5)).toString("hex").toUpperCase()}`;
  await receiveDevices(logistics, { modelCode: MODEL, serialNumbers: Array.from({ length: count }, serial) });
  let added = 0;
  await change(logistics, async (tx) => {
    added = 0;
    for (; added < count; added++) {
      const unit = await reserveUnit(tx, logistics, { ...shop, modelCode: MODEL });
      if (unit === null) return;
      await moveDevice(tx, logistics, { deviceId: unit.deviceId, event: "hand_over" });
    }
  });
  return { added };
}

async function logisticsOf(ctx: Context): Promise<Context> {
  const [person] = await read(ctx, (db) =>
    db.select({ id: people.id }).from(people).where(eq(people.email, "logistics@ruwang.test")),
  );
  if (person === undefined) throw new DomainError("not_found", "demo_only", "There is no demo here.");
  return { ...ctx, actor: { kind: "person", id: person.id, roles: ["logistics"], sessionId: "demo" } };
}

async function shopOf(ctx: Context): Promise<{ merchantId: string; storeId: string }> {
  const [shop] = await read(ctx, (db) =>
    db
      .select({ merchantId: stores.merchantId, storeId: stores.id })
      .from(stores)
      .innerJoin(merchants, and(eq(merchants.id, stores.merchantId), eq(merchants.product, "shoukuanbao")))
      .orderBy(asc(merchants.createdAt), asc(stores.createdAt))
      .limit(1),
  );
  if (shop === undefined) throw new DomainError("not_found", "demo_only", "The demo has no shop yet.");
  return shop;
}
