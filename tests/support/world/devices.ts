import { randomBytes } from "node:crypto";
import { addModel } from "#server/devices/add-model.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { makeMerchant, makePerson, type World } from "./world.ts";

/** A serial number that no other device has. */
export const newSerial = () => `SN${randomBytes(6).toString("hex").toUpperCase()}`;

/** A model that no other test knows. */
export function newModel() {
  return {
    code: `M-${randomBytes(5).toString("hex")}`,
    name: "Test model",
    terminalType: "04",
    product: "shoukuanbao",
    supportsHuabei: true,
    minimumFirmware: "1.0",
    targetFirmware: "1.0",
    depositFen: 0,
  } as const;
}

/** A merchant, and one device in stock of a model of its own. */
export async function stockedMerchant(world: World) {
  const ownerId = await makePerson(world, ["applicant"]);
  const merchantId = await makeMerchant(world, ownerId);
  const model = newModel();
  await addModel(world.runtime.seeding(), model);
  const serialNumber = newSerial();
  const delivery = { modelCode: model.code, serialNumbers: [serialNumber] };
  await receiveDevices(world.asRole("logistics"), delivery);
  return { merchantId, serialNumber, modelCode: model.code };
}

/** A device reserved for a merchant of its own. */
export async function reservedDevice(world: World) {
  const { merchantId, modelCode } = await stockedMerchant(world);
  const { device, terminalId } = await reserveDevice(world.asRole("logistics"), { merchantId, modelCode });
  return { device, terminalId, merchantId };
}
