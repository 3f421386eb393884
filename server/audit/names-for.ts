import { inArray } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { deviceModels, devices, shipments } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { modelPrices } from "#db/schema/models.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { payments } from "#db/schema/payments.ts";
import { people } from "#db/schema/people.ts";
import { terminals } from "#db/schema/terminals.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import type { AuditSubject } from "#server/domain/audit/actions.ts";
import type { AuditRow } from "./audit-rows.ts";

/** What people call a thing of each kind; the other kinds have no name of their own. */
const NAMES = {
  application: [applications.id, applications.shopName],
  merchant: [merchants.id, merchants.name],
  store: [stores.id, stores.name],
  device: [devices.id, devices.serialNumber],
  device_model: [deviceModels.code, deviceModels.name],
  model_price: [modelPrices.id, modelPrices.modelCode],
  payment_key: [paymentKeys.id, paymentKeys.reference],
  warehouse: [warehouses.id, warehouses.name],
  shipment: [shipments.id, shipments.trackingNumber],
  terminal: [terminals.id, terminals.number],
  campaign: [campaigns.id, campaigns.name],
  payment: [payments.id, payments.orderNumber],
  person: [people.id, people.name],
} as const satisfies Partial<Record<AuditSubject, readonly [PgColumn, PgColumn]>>;

type Named = keyof typeof NAMES;

/** Names of who did what to what in these rows, by id: one statement for each kind that occurs. */
export async function namesFor(
  reader: Reader,
  rows: readonly AuditRow[],
): Promise<(id: string) => string | null> {
  const idsOf = new Map<Named, Set<string>>();
  const note = (kind: string, id: string) => {
    if (!isNamed(kind)) return;
    idsOf.set(kind, (idsOf.get(kind) ?? new Set()).add(id));
  };
  for (const { actorKind, actorId, subjectType, subjectId } of rows) {
    note(actorKind, actorId);
    note(subjectType, subjectId);
  }
  const found = await Promise.all([...idsOf].map(([kind, ids]) => namesOf(reader, kind, [...ids])));
  const names = new Map(found.flat());
  return (id) => names.get(id) ?? null;
}

const isNamed = (kind: string): kind is Named => kind in NAMES;

async function namesOf(reader: Reader, kind: Named, ids: string[]): Promise<[string, string | null][]> {
  const [id, name] = NAMES[kind] as readonly [PgColumn, PgColumn];
  const rows = await reader.select({ id, name }).from(id.table).where(inArray(id, ids));
  return rows.map((row) => [String(row.id), row.name === null ? null : String(row.name)]);
}
