import type { ActivationAnswer } from "#server/domain/device-protocol/activation.ts";
import type { CreatePaymentInput } from "#server/domain/device-protocol/payments.ts";

const DATABASE = "ruwang-terminal";
const STORE = "device";
const KEY = "current";

/** What a device remembers over a restart. The private key is not extractable: it never leaves this browser. */
export interface DeviceMemory {
  keyPair: CryptoKeyPair;
  publicKeyX: string;
  serialNumber: string;
  model: string;
  firmwareVersion: string;
  activation: ActivationAnswer;
  /** The last configuration that was verified and applied. */
  configJws: string | null;
  /** An order whose outcome is not known yet; its key makes asking again safe. */
  openOrder: { idempotencyKey: string; request: CreatePaymentInput; paymentId: string | null } | null;
}

export async function readMemory(): Promise<DeviceMemory | null> {
  const found = await run("readonly", (store) => store.get(KEY));
  return (found as DeviceMemory | undefined) ?? null;
}

export async function writeMemory(memory: DeviceMemory): Promise<void> {
  await run("readwrite", (store) => store.put(memory, KEY));
}

export async function eraseMemory(): Promise<void> {
  await run("readwrite", (store) => store.delete(KEY));
}

async function run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
