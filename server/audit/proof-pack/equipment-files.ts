import { asc, eq, inArray, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices, shipments } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { PackEntry, PackFile } from "#server/domain/audit/proof-pack.ts";
import { asEntry } from "./as-entry.ts";

export interface Equipment {
  files: PackFile[];
  terminalIds: string[];
  storeIds: string[];
  deviceIds: string[];
  shipmentIds: string[];
}

/** The merchant with its stores, and every device, terminal and parcel that was ever its own. */
export async function equipmentFiles(reader: Reader, merchantId: string): Promise<Equipment> {
  const { deviceDeclinedAt: _declined, ...facts } = await merchantOf(reader, merchantId);
  const shops = await reader
    .select()
    .from(stores)
    .where(eq(stores.merchantId, merchantId))
    .orderBy(asc(stores.id));
  const posts = await terminalsOf(reader, merchantId);
  const parcels = await parcelsOf(reader, merchantId);
  const ids = [...posts, ...parcels].map(({ deviceId }) => deviceId);
  const units = await reader
    .select()
    .from(devices)
    .where(or(eq(devices.merchantId, merchantId), inArray(devices.id, ids)))
    .orderBy(asc(devices.id));
  const entriesOf = (rows: readonly { id: string }[]): PackEntry[] =>
    rows.map((row) => asEntry(row.id, { ...row }));
  return {
    files: [
      { name: "merchant.jsonl", entries: [asEntry(merchantId, facts), ...entriesOf(shops)] },
      { name: "devices.jsonl", entries: entriesOf(units) },
      { name: "terminals.jsonl", entries: entriesOf(posts) },
      { name: "shipments.jsonl", entries: entriesOf(parcels) },
    ],
    terminalIds: posts.map(({ id }) => id),
    storeIds: shops.map(({ id }) => id),
    deviceIds: units.map(({ id }) => id),
    shipmentIds: parcels.map(({ id }) => id),
  };
}

async function merchantOf(reader: Reader, merchantId: string) {
  const [row] = await reader.select().from(merchants).where(eq(merchants.id, merchantId));
  if (row === undefined) throw new Error("A merchant that was found is there");
  return row;
}

/** Without the activation code, which opens a device. */
function terminalsOf(reader: Reader, merchantId: string) {
  const { id, number, deviceId, storeId, status, publicKey, keySince, createdAt, activatedAt } = terminals;
  const { firmwareVersion, desiredVersion, reportedVersion, reportedHash, reportedStatus, reportedAt } =
    terminals;
  return reader
    .select({
      ...{ id, number, deviceId, storeId, status, publicKey, keySince, createdAt, activatedAt },
      ...{ firmwareVersion, desiredVersion, reportedVersion, reportedHash, reportedStatus, reportedAt },
    })
    .from(terminals)
    .where(eq(terminals.merchantId, merchantId))
    .orderBy(asc(id));
}

/** Without the recipient, who is a person. */
function parcelsOf(reader: Reader, merchantId: string) {
  const { id, deviceId, status, carrier, trackingNumber, createdAt, shippedAt, deliveredAt } = shipments;
  return reader
    .select({ id, deviceId, status, carrier, trackingNumber, createdAt, shippedAt, deliveredAt })
    .from(shipments)
    .where(eq(shipments.merchantId, merchantId))
    .orderBy(asc(id));
}
