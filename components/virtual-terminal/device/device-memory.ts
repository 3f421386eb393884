import { BrowserStore } from "#components/browser/browser-store.ts";
import type { ActivationAnswer } from "#server/domain/device-protocol/activation.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { DeviceKey } from "./link/device-key.ts";

const KEY = "current";

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
  /** An order whose outcome is not known yet; its key makes asking again safe. */
  openOrder: { idempotencyKey: string; request: CreatePaymentInput; paymentId: string | null } | null;
}

const devices = new BrowserStore<DeviceMemory>("ruwang-terminal", "device");

export async function readMemory(): Promise<DeviceMemory | null> {
  return (await devices.get(KEY)) ?? null;
}

export function writeMemory(memory: DeviceMemory): Promise<void> {
  return devices.put(KEY, memory);
}

export function eraseMemory(): Promise<void> {
  return devices.delete(KEY);
}
