import { BrowserStore } from "#components/browser/browser-store.ts";
import type { OpenDraft } from "./draft-outbox.ts";

interface Sealed {
  keptAt: number;
  iv: Uint8Array<ArrayBuffer>;
  body: ArrayBuffer;
}

/** What was not sent within a day is forgotten: a shared phone is no archive. */
const KEPT_MS = 24 * 3_600_000;
const KEY = "sealing";

const drafts = new BrowserStore<Sealed>("ruwang-drafts", "drafts");
const keys = new BrowserStore<CryptoKey>("ruwang-draft-key", "keys");

/**
 * Keeps answers that the portal does not have yet, sealed by a key that cannot leave this browser; none left, none
 * kept. A browser that cannot seal keeps nothing.
 */
export async function keepDrafts(applicationId: string, open: readonly OpenDraft[]): Promise<void> {
  if (open.length === 0) return drafts.delete(applicationId);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(open));
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealingKey(), text);
  await drafts.put(applicationId, { keptAt: Date.now(), iv, body });
}

/** What an earlier visit to this application could not send. */
export async function keptDrafts(applicationId: string): Promise<OpenDraft[]> {
  const sealed = await drafts.get(applicationId);
  if (sealed === undefined) return [];
  if (Date.now() - sealed.keptAt > KEPT_MS) {
    await drafts.delete(applicationId);
    return [];
  }
  const { iv, body } = sealed;
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await sealingKey(), body);
  return JSON.parse(new TextDecoder().decode(text)) as OpenDraft[];
}

/** Signing out leaves nothing on the device. */
export async function forgetDrafts(): Promise<void> {
  await Promise.all([drafts.clear(), keys.clear()]);
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
