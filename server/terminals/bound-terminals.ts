import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { terminalPresence, terminals } from "#db/schema/terminals.ts";

export type Terminal = typeof terminals.$inferSelect;

/** A terminal with the device, merchant and store it is bound to. */
export interface BoundTerminal {
  terminal: Terminal;
  device: typeof devices.$inferSelect;
  model: typeof deviceModels.$inferSelect;
  merchant: typeof merchants.$inferSelect;
  store: typeof stores.$inferSelect;
  /** Null of one that was never activated. */
  lastSeenAt: Date | null;
}

/** Columns and joins every reader of terminals shares. */
export function boundTerminals(reader: Reader) {
  return reader
    .select({
      terminal: terminals,
      device: devices,
      model: deviceModels,
      merchant: merchants,
      store: stores,
      lastSeenAt: terminalPresence.lastSeenAt,
    })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .leftJoin(terminalPresence, eq(terminalPresence.terminalId, terminals.id));
}
