import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";

/** Who uses which serial where, as it is now. */
export async function snapshotOf(tx: Transaction, terminalId: string) {
  const [row] = await tx
    .select({
      terminalId: terminals.id,
      terminalNumber: terminals.number,
      serialNumber: devices.serialNumber,
      terminalType: deviceModels.terminalType,
      modelCode: deviceModels.code,
      merchantId: merchants.id,
      merchantNumber: merchants.number,
      merchantName: merchants.name,
      settlementAccountMasked: merchants.settlementAccountMasked,
      settlementBankName: merchants.settlementBankName,
      storeId: stores.id,
      storeName: stores.name,
      provinceCode: stores.provinceCode,
      cityCode: stores.cityCode,
      districtCode: stores.districtCode,
      street: stores.street,
      lat: stores.lat,
      lng: stores.lng,
    })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .where(eq(terminals.id, terminalId));
  if (row === undefined) throw new Error("A terminal that changes is there");
  return row;
}
