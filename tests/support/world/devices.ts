import { randomBytes } from "node:crypto";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { MODEL, makeMerchant, makePerson, type World } from "./world.ts";

/** A serial number that no other device has. */
export const newSerial = () => `SN${randomBytes(6).toString("hex").toUpperCase()}`;

/** A merchant, and one more device of the only model in stock. */
export async function stockedMerchant(world: World) {
  const ownerId = await makePerson(world, ["applicant"]);
  const merchantId = await makeMerchant(world, ownerId);
  const serialNumber = newSerial();
  await receiveDevices(world.asRole("logistics"), { modelCode: MODEL.code, serialNumbers: [serialNumber] });
  return { ownerId, merchantId, serialNumber };
}

/** A device reserved for a merchant of its own. */
export async function reservedDevice(world: World) {
  const { merchantId } = await stockedMerchant(world);
  const logistics = world.asRole("logistics");
  const { device, terminalId } = await reserveDevice(logistics, { merchantId, modelCode: MODEL.code });
  return { device, terminalId, merchantId };
}
