import type { JSONWebKeySet } from "jose";
import { BrowserStore } from "#components/browser/browser-store.ts";
import type { ActivationAnswer } from "#server/domain/device-protocol/activation.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { DeviceFaults } from "./faults.ts";
import type { DeviceKey } from "./link/device-key.ts";

/** What a device remembers over a restart. The private key is not extractable: it never leaves this browser. */
export interface DeviceMemory {
  keyPair: CryptoKeyPair;
  publicKeyX: string;
  /** A key that was offered, or is about to be; kept before it is sent, so that no power cut loses it. */
  nextKey?: DeviceKey | null;
  serialNumber: string;
  model: string;
  firmwareVersion: string;
  activation: ActivationAnswer;
  /** The last configuration that was verified and applied. */
  configJws: string | null;
  /** The portal's keys, by which that configuration is verified anew when there is no network. */
  jwks?: JSONWebKeySet | null;
  /** An order whose outcome is not known yet; its key makes asking again safe. */
  openOrder: { idempotencyKey: string; request: CreatePaymentInput; paymentId: string | null } | null;
  muted?: boolean;
  /** A fault does not go away by switching it off and on. */
  faults?: DeviceFaults;
  /** What the shop sells, as it was typed in here. */
  goods?: readonly { id: string; name: string; category: string; priceFen: number }[];
}

/** Each under the id of its terminal; one from before there could be several, under a name of its own. */
const devices = new BrowserStore<DeviceMemory>("ruwang-terminal", "device");

export function readMemories(): Promise<DeviceMemory[]> {
  return devices.values();
}

export async function writeMemory(memory: DeviceMemory): Promise<void> {
  await devices.put(memory.activation.terminalId, memory);
  await devices.delete("current");
}

export async function eraseMemory({ activation }: DeviceMemory): Promise<void> {
  await devices.delete(activation.terminalId);
  await devices.delete("current");
}
