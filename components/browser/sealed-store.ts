import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { BrowserStore } from "./browser-store.ts";

interface Sealed {
  keptAt: number;
  iv: Uint8Array<ArrayBuffer>;
  body: ArrayBuffer;
}

/** What was not sent within a day is forgotten: a shared phone is no archive. */
const KEPT_MS = DAY_MS;
const KEY = "sealing";

/** What is kept in this browser, sealed: database and store of each. */
const STORES = { drafts: "ruwang-drafts", files: "ruwang-files" } as const;
type StoreName = keyof typeof STORES;

const keys = new BrowserStore<CryptoKey>("ruwang-draft-key", "keys");

/** Bytes kept in this browser, sealed by a key that cannot leave it; a browser that cannot seal keeps nothing. */
export class SealedStore {
  readonly #entries: BrowserStore<Sealed>;

  constructor(name: StoreName) {
    this.#entries = new BrowserStore<Sealed>(STORES[name], name);
  }

  async put(key: string, bytes: BufferSource): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealingKey(), bytes);
    await this.#entries.put(key, { keptAt: Date.now(), iv, body });
  }

  async get(key: string): Promise<ArrayBuffer | undefined> {
    const sealed = await this.#entries.get(key);
    if (sealed === undefined) return undefined;
    if (Date.now() - sealed.keptAt > KEPT_MS) {
      await this.#entries.delete(key);
      return undefined;
    }
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, await sealingKey(), sealed.body);
  }

  delete(key: string): Promise<void> {
    return this.#entries.delete(key);
  }

  clear(): Promise<void> {
    return this.#entries.clear();
  }
}

/** Signing out leaves nothing on the device; without its key nothing that was sealed could be read again either. */
export async function forgetDevice(): Promise<void> {
  const stores = Object.keys(STORES) as StoreName[];
  await Promise.all([...stores.map((name) => new SealedStore(name).clear()), keys.clear()]);
}

async function sealingKey(): Promise<CryptoKey> {
  const known = await keys.get(KEY);
  if (known !== undefined) return known;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await keys.put(KEY, key);
  return key;
}
