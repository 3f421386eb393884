import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import type { addModelInput } from "#server/domain/devices/inputs.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { makeMerchant, makePerson, type World } from "../world/world.ts";

type AddModelInput = z.infer<typeof addModelInput>;

/** A serial number that no other device has. */
export const newSerial = () => `SN${randomBytes(6).toString("hex").toUpperCase()}`;

/** A model that no other test knows. */
export function newModel(): AddModelInput {
  return {
    code: `M-${randomBytes(5).toString("hex")}`,
    name: "Test model",
    terminalType: "04",
    product: "shoukuanbao",
    supportsHuabei: true,
    minimumFirmware: "1.0",
    targetFirmware: "1.0",
    features: ["qr"],
  };
}

/** The serial of a device in stock, of a model that nobody else reserves. */
export async function stockedSerial(world: World, changes: Partial<AddModelInput> = {}) {
  const model = { ...newModel(), ...changes };
  await addModel(world.runtime.seeding(), model);
  const serialNumber = newSerial();
  await receiveDevices(world.asRole("logistics"), { modelCode: model.code, serialNumbers: [serialNumber] });
  return serialNumber;
}

/** A merchant, and one device in stock of a model of its own. */
export async function stockedMerchant(world: World) {
  const ownerId = await makePerson(world, ["applicant"]);
  const merchantId = await makeMerchant(world, ownerId);
  const model = newModel();
  const serialNumber = await stockedSerial(world, model);
  return { ownerId, merchantId, serialNumber, modelCode: model.code };
}

/** A device reserved for a merchant of its own. */
export async function reservedDevice(world: World) {
  const { ownerId, merchantId, modelCode } = await stockedMerchant(world);
  const { device, terminalId } = await reserveDevice(world.asRole("logistics"), { merchantId, modelCode });
  return { device, terminalId, merchantId, ownerId };
}
